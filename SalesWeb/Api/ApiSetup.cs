using System.Text.Json;
using System.Text.Json.Serialization;

namespace SalesWeb.Api;

/// <summary>The HTTP interface: JSON in snake case, errors as RFC 9457 problem+json, an OpenAPI document.</summary>
public static class ApiSetup
{
    public static IServiceCollection AddSalesWebApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        // Otherwise what cannot be bound is an empty 400 outside development, and Problems could not say which field it was.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "SalesWeb";
            document.Info.Description = "Sales forecasts of the categories of a dataset, the training behind them, and the comparison of models.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        }));
        return services;
    }

    public static WebApplication MapSalesWebApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseMiddleware<Problems>();
            api.Use(RefuseOtherSites);
            api.UseStatusCodePages(Problems.OfStatus);
        });

        app.MapOpenApi();
        var group = app.MapGroup("/api").DisableAntiforgery().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        var predictions = group.MapGroup("").WithTags("Predictions");
        predictions.MapPredict();
        predictions.MapForecast();
        var training = group.MapGroup("").WithTags("Training");
        training.MapTrain();
        training.MapJobs();
        var comparison = group.MapGroup("").WithTags("Comparison");
        comparison.MapBacktest();
        comparison.MapLeaderboard();
        group.MapGroup("").WithTags("Datasets").MapDatasets();
        group.MapGroup("").WithTags("Health").MapHealth();
        return app;
    }

    /// <summary>
    /// A page of another site must not start work here in the name of someone who only looks at it. Browsers say where a
    /// request comes from; programs do not, and are not asked.
    /// </summary>
    private static Task RefuseOtherSites(HttpContext context, RequestDelegate next)
    {
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        return changes && context.Request.Headers["Sec-Fetch-Site"].ToString() is ("cross-site" or "same-site")
            ? throw new UserErrorException(
                "This request comes from a page of another site.", "Send it from a program, or from /docs.", UserErrorKind.Foreign)
            : next(context);
    }
}
