using SalesWeb.Datasets.Versions;
using SalesWeb.Settings;
using SalesWeb.Storage;

namespace SalesWeb.Api;

/// <summary>Whether the program can work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this RouteGroupBuilder api) => api
        .MapGet("/health", Answer)
        .WithSummary("200 while the data directory can be written to and both databases are whole, otherwise 503 with what is wrong.")
        .Produces<HealthResponse>()
        .Produces<HealthResponse>(503);

    private static IResult Answer(StorageHealth storage, DataDirectory directory, VersionCache cache, ILogger<StorageHealth> log)
    {
        var warnings = ProtectionKeys.Problems(directory.Keys);
        try
        {
            var problems = storage.Problems();
            if (problems.Count == 0)
                return Results.Ok(new HealthResponse("ok", [], warnings, cache.States()));
            log.LogError("The health check failed: {Problems}", string.Join(' ', problems));
            return Failing(problems);
        }
        catch (Exception e)
        {
            // Whatever it is, the one who asks only wants to know that it is not well; the log says why.
            log.LogError(e, "The health check failed");
            return Failing(["The health check itself failed. The log says more."]);
        }

        IResult Failing(IReadOnlyList<string> problems) => Results.Json(
            new HealthResponse("failing", problems, warnings, cache.States()), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <param name="Status">"ok" or "failing".</param>
    /// <param name="Problems">What is wrong, in whole sentences; empty when all is well.</param>
    /// <param name="Warnings">What was wrong and needs a look, such as a key that was set aside.</param>
    /// <param name="Caches">What each cache has been good for since the server started.</param>
    internal sealed record HealthResponse(
        string Status, IReadOnlyList<string> Problems, IReadOnlyList<string> Warnings, IReadOnlyList<CacheState> Caches);
}
