using SalesWeb.Pages.Data;
using SalesWeb.Pages.Leaderboard;
using SalesWeb.Pages.Navigation;
using SalesWeb.Pages.Overview;
using SalesWeb.Pages.Predict;
using SalesWeb.Pages.Quality;
using SalesWeb.Pages.Runs;
using SalesWeb.Pages.Train;
using SalesWeb.Web;

namespace SalesWeb.Pages;

/// <summary>The pages, their static files and what every answer of theirs has in common.</summary>
public static class PagesSetup
{
    public static IServiceCollection AddSalesWebPages(this IServiceCollection services)
    {
        services.AddRazorPages().AddMvcOptions(options =>
        {
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            options.Filters.Add<UserErrorFilter>();
        });
        services.AddRouting(options => options.LowercaseUrls = true);
        // The error page logs what happened itself, under the trace id that it shows.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None));
        services.AddSingleton<UploadReader>().AddSingleton<Outlooks>().AddSingleton<OverviewDesk>().AddSingleton<DatasetRemoval>().AddSingleton<ImportDesk>();
        services.AddSingleton<LossCurves>().AddSingleton<TrainingDesk>().AddSingleton<ForecastDesk>().AddSingleton<LeaderboardDesk>().AddSingleton<QualityDesk>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "salesweb-form";
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it, and stricter
        });
        return services;
    }

    /// <summary>Headers on all answers, and error pages for those that have neither a body nor an endpoint that explains itself.</summary>
    public static WebApplication UseSalesWebPages(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseAllowedHosts().UseHeadRequests();
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages =>
        {
            pages.UseExceptionHandler("/error/500");
            pages.UseStatusCodePagesWithReExecute("/error/{0}");
        });
        // Behind the error pages, so that they are routed to when they are executed in place of an answer.
        app.UseRouting();
        app.UsePageRequests();
        app.UseMiddleware<DatasetAddress>();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        return app;
    }
}
