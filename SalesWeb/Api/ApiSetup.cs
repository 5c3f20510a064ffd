using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;

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
            api.Use(RefuseUnknownCharset);
            api.Use(DatasetParameter.ReadPath);
            api.UseStatusCodePages(Problems.OfStatus);
        });

        app.MapOpenApi();
        var group = app.MapGroup("/api").DisableAntiforgery().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        foreach (var prefix in new[] { "", "/datasets/{dataset}" })
        {
            var predictions = group.MapGroup(prefix).WithTags("Predictions");
            predictions.MapPredict();
            predictions.MapForecast();
            group.MapGroup(prefix).WithTags("Training").MapTrain();
            var comparison = group.MapGroup(prefix).WithTags("Comparison");
            comparison.MapBacktest();
            comparison.MapLeaderboard();
        }

        group.MapGroup("").WithTags("Training").MapJobs();
        group.MapGroup("").WithTags("Datasets").MapDatasets();
        group.MapGroup("").WithTags("Health").MapHealth();
        return app;
    }

    /// <summary>
    /// Refuses changes that a page of another site sends from the browser of a user. Browsers state the origin of such a request;
    /// other programs do not, and are accepted.
    /// </summary>
    private static Task RefuseOtherSites(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
        return changes && !IsOwnOrigin(request)
            ? throw new UserErrorException(
                "This request comes from a page of another site.", "Send it from a program, or from /docs.", UserErrorKind.Foreign)
            : next(context);
    }

    /// <summary>Compares host and port alone, because a proxy in front of the server may end HTTPS.</summary>
    private static bool IsOwnOrigin(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            return false;
        if (request.Headers.Origin.Count == 0)
            return true;
        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && origin.Scheme is "http" or "https"
            && string.Equals(origin.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
            && origin.Port == (request.Host.Port ?? (origin.Scheme == "https" ? 443 : 80));
    }

    /// <summary>Refuses a body in a character set that does not exist, which the reader of JSON would take for a fault of ours.</summary>
    private static Task RefuseUnknownCharset(HttpContext context, RequestDelegate next) =>
        MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.Charset.HasValue && !IsKnown(type)
            ? throw new UserErrorException(
                $"The character set \"{type.Charset}\" is not known.", "Send JSON in UTF-8.", UserErrorKind.UnsupportedMedia)
            : next(context);

    private static bool IsKnown(MediaTypeHeaderValue type)
    {
        try
        {
            return type.Encoding is not null;
        }
        catch (NotSupportedException)
        {
            // .NET knows UTF-7 and refuses it.
            return false;
        }
    }
}
