using System.Text.Json.Serialization;
using SalesWeb.Jobs;
using SalesWeb.Training;

namespace SalesWeb.Api;

/// <summary>Training by order: a job for each category.</summary>
internal static class TrainEndpoints
{
    public static void MapTrain(this RouteGroupBuilder api)
    {
        api.MapPost("/train", (
                TrainBody body, string? dataset, bool? wait, TrainingQueue queue, JobStore jobs, JobFeed feed,
                IHostApplicationLifetime life, CancellationToken gone) =>
                Start(
                    Named(body), body.ExperimentName, DatasetParameter.Of(dataset, body.Dataset), wait ?? false, queue, jobs, feed,
                    life.ApplicationStopping, gone))
            .WithSummary("Trains the named categories, a job each.")
            .WithDescription("Answers 202 at once, or with ?wait=true when all of them have ended; 202 as well if the server stops before.")
            .Produces<TrainResponse>()
            .Produces<TrainResponse>(202)
            .ProducesProblem(404);
        api.MapPost("/train_all", (
                TrainAllBody? body, string? dataset, bool? wait, TrainingQueue queue, JobStore jobs, JobFeed feed,
                IHostApplicationLifetime life, CancellationToken gone) =>
                Start(
                    [], body?.ExperimentName, DatasetParameter.Of(dataset, body?.Dataset), wait ?? false, queue, jobs, feed,
                    life.ApplicationStopping, gone))
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
        CancellationToken stopping,
        CancellationToken gone)
    {
        using var subscription = feed.Subscribe();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        var queued = queue.Enqueue(dataset, categories, experiment);
        var names = string.Join(", ", queued.Select(job => job.Title));
        if (!wait)
            return Accepted($"Training is queued for {names}.");
        try
        {
            await Ended(queued, jobs, subscription, end.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Accepted("SalesWeb is stopping. What is left of the training goes on when it runs again.");
        }

        var ended = queued.Select(job => jobs.Get(job.Id)).ToList();
        var failed = ended.Where(job => job.Status != JobStatus.Finished).ToList();
        var message = failed.Count == 0
            ? $"Training completed for {names}"
            : $"Training ended without a model for {string.Join(", ", failed.Select(job => $"{job.Title} ({job.Message})"))}";
        return Results.Ok(new TrainResponse(failed.Count == 0 ? "success" : "failed", message, [.. ended.Select(JobResponse.Of)]));

        IResult Accepted(string message) => Results.Accepted(
            $"/api/jobs/{queued[0].Id}", new TrainResponse("queued", message, [.. queued.Select(job => JobResponse.Of(jobs.Get(job.Id)))]));
    }

    /// <summary>Waits until all jobs have ended, whichever process ended them.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    private static async Task Ended(IReadOnlyList<Job> queued, JobStore jobs, JobFeed.Subscription subscription, CancellationToken end)
    {
        var active = jobs.ActiveStates(TrainJob.KindName).Select(job => job.Id).ToHashSet();
        active.IntersectWith(queued.Select(job => job.Id));
        while (active.Count > 0)
        {
            if (await subscription.NextOrTick(end) is not { } job)
                active.IntersectWith(jobs.ActiveStates(TrainJob.KindName).Select(state => state.Id));
            else if (!job.IsActive)
                active.Remove(job.Id);
        }
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
