using System.Text.Json.Serialization;
using SalesWeb.Jobs;
using SalesWeb.Training;

namespace SalesWeb.Api;

/// <summary>Training by order: a job for each category.</summary>
internal static class TrainEndpoints
{
    public static void MapTrain(this RouteGroupBuilder api)
    {
        api.MapPost("/train", (TrainBody body, string? dataset, bool? wait, TrainingQueue queue, JobStore jobs, JobFeed feed, CancellationToken gone) =>
                Start(Named(body), body.ExperimentName, DatasetParameter.Of(dataset, body.Dataset), wait ?? false, queue, jobs, feed, gone))
            .WithSummary("Trains the named categories, a job each.")
            .WithDescription("Answers 202 at once, or with ?wait=true when all of them have ended.")
            .Produces<TrainResponse>()
            .Produces<TrainResponse>(202)
            .ProducesProblem(404);
        api.MapPost("/train_all", (TrainAllBody? body, string? dataset, bool? wait, TrainingQueue queue, JobStore jobs, JobFeed feed, CancellationToken gone) =>
                Start([], body?.ExperimentName, DatasetParameter.Of(dataset, body?.Dataset), wait ?? false, queue, jobs, feed, gone))
            .WithSummary("Trains every category.")
            .Produces<TrainResponse>()
            .Produces<TrainResponse>(202);
    }

    private static IReadOnlyList<string> Named(TrainBody body) => (body.Categories, body.Category) switch
    {
        ({ Count: > 0 } several, null) => several,
        (null, { } one) => [one],
        _ => throw new UserErrorException(
            "No category is named.",
            "Send {\"categories\": [\"…\"]}, or POST /api/train_all for every category.",
            field: "categories"),
    };

    private static async Task<IResult> Start(
        IReadOnlyList<string> categories,
        string? experiment,
        string? dataset,
        bool wait,
        TrainingQueue queue,
        JobStore jobs,
        JobFeed feed,
        CancellationToken gone)
    {
        using var subscription = feed.Subscribe();
        var queued = queue.Enqueue(dataset, categories, experiment);
        var names = string.Join(", ", queued.Select(job => job.Title));
        if (!wait)
        {
            var accepted = new TrainResponse("queued", $"Training is queued for {names}.", [.. queued.Select(JobResponse.Of)]);
            return Results.Accepted($"/api/jobs/{queued[0].Id}", accepted);
        }

        while (queued.Any(job => jobs.Get(job.Id).IsActive))
            await subscription.Jobs.ReadAsync(gone);

        var ended = queued.Select(job => jobs.Get(job.Id)).ToList();
        var failed = ended.Where(job => job.Status != JobStatus.Finished).ToList();
        var message = failed.Count == 0
            ? $"Training completed for {names}"
            : $"Training ended without a model for {string.Join(", ", failed.Select(job => $"{job.Title} ({job.Message})"))}";
        return Results.Ok(new TrainResponse(failed.Count == 0 ? "success" : "failed", message, [.. ended.Select(JobResponse.Of)]));
    }

    /// <summary>Where to train and note it; may be left out.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    internal sealed record TrainAllBody
    {
        /// <summary>The dataset; the default dataset if neither this nor the address names one.</summary>
        public string? Dataset { get; init; }

        /// <summary>Under which experiment the runs are noted; the configured one where it is left out.</summary>
        public string? ExperimentName { get; init; }
    }

    /// <summary>What to train.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    internal sealed record TrainBody
    {
        /// <summary>The dataset; the default dataset if neither this nor the address names one.</summary>
        public string? Dataset { get; init; }

        public IReadOnlyList<string>? Categories { get; init; }

        /// <summary>A single category, for callers that know only one.</summary>
        public string? Category { get; init; }

        /// <summary>Under which experiment the runs are noted; the configured one where it is left out.</summary>
        public string? ExperimentName { get; init; }
    }

    /// <summary>What became of the order.</summary>
    /// <param name="Status">"queued", "success" or "failed".</param>
    /// <param name="Message">The same in a sentence.</param>
    /// <param name="Jobs">A job for each category.</param>
    internal sealed record TrainResponse(string Status, string Message, IReadOnlyList<JobResponse> Jobs);
}
