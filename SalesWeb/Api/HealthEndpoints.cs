using SalesWeb.Datasets.Versions;
using SalesWeb.Storage;

namespace SalesWeb.Api;

/// <summary>Whether the program can work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this RouteGroupBuilder api) => api
        .MapGet("/health", Answer)
        .WithSummary("200 while both databases answer, 503 otherwise; and how often the caches were asked what they knew.")
        .Produces<HealthResponse>()
        .Produces<HealthResponse>(503);

    private static IResult Answer(SalesDatabase sales, TrackingDatabase tracking, VersionCache cache, ILogger<Database> log)
    {
        try
        {
            sales.Value.Check();
            tracking.Value.Check();
            return Results.Ok(new HealthResponse("ok", cache.States()));
        }
        catch (Exception e)
        {
            // Whatever it is, the one who asks only wants to know that it is not well; the log says why.
            log.LogError(e, "The health check failed");
            return Results.Json(new HealthResponse("failing", cache.States()), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <param name="Status">"ok" or "failing".</param>
    /// <param name="Caches">What each cache has been good for since the server started.</param>
    internal sealed record HealthResponse(string Status, IReadOnlyList<CacheState> Caches);
}
