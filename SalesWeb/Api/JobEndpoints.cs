using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using SalesWeb.Jobs;

namespace SalesWeb.Api;

/// <summary>Jobs: how they stand, how they go on, and how to stop them.</summary>
internal static class JobEndpoints
{
    private const int MaxJobs = 1000;

    public static void MapJobs(this RouteGroupBuilder api)
    {
        api.MapGet("/jobs", (string? kind, string? dataset, int? limit, int? offset, JobStore jobs) => List(kind, dataset, limit ?? 50, offset ?? 0, jobs))
            .WithSummary("Lists jobs by pages, those at work first, then the newest.")
            .WithDescription("\"kind\" and \"dataset\" select the jobs of one kind and of one dataset. "
                + $"\"limit\" is 1 to {MaxJobs} (50 if left out), \"offset\" the number of jobs to skip.")
            .Produces<List<JobResponse>>();
        api.MapGet("/jobs/{id:long}", (long id, JobStore jobs) => JobResponse.Of(jobs.Get(id)))
            .WithSummary("How a job stands.")
            .Produces<JobResponse>()
            .ProducesProblem(404);
        api.MapDelete("/jobs/{id:long}", Cancel)
            .WithSummary("Cancels a job: one that waits ends at once, one that runs within two seconds.")
            .Produces<JobResponse>(202)
            .ProducesProblem(404)
            .ProducesProblem(409);
        api.MapGet("/jobs/batches/{id:long}", (long id, JobStore jobs) => BatchResponse.Of(GetBatch(id, jobs)))
            .WithSummary("Returns the counts of a batch: jobs that were asked for together.")
            .Produces<BatchResponse>()
            .ProducesProblem(404);
        api.MapDelete("/jobs/batches/{id:long}", CancelBatch)
            .WithSummary("Cancels every job of a batch that has not ended.")
            .Produces<BatchResponse>(202)
            .ProducesProblem(404);
        api.MapGet("/jobs/{id:long}/events", Follow)
            .WithSummary("Server-sent events: the job at every change, then an event \"done\".")
            .Produces(200, contentType: "text/event-stream")
            .ProducesProblem(404);
        api.MapGet("/jobs/events", FollowKind)
            .WithSummary("Server-sent events \"job-ID\" and \"batch-ID\" for all jobs of a kind, then an event \"done\" when none is at work any more.")
            .WithDescription("\"kind\" and \"dataset\" select the jobs of one kind and of one dataset.")
            .Produces(200, contentType: "text/event-stream");
    }

    private static List<JobResponse> List(string? kind, string? dataset, int limit, int offset, JobStore jobs)
    {
        if (limit is < 1 or > MaxJobs)
            throw new UserErrorException($"The limit is {limit}; it must be from 1 to {MaxJobs}.", "Choose a limit in this range.", field: "limit");
        if (offset < 0)
            throw new UserErrorException($"The offset is {offset}; it must be at least 0.", "Choose another offset.", field: "offset");

        return [.. jobs.Recent(kind, limit, offset, dataset: dataset).Select(JobResponse.Of)];
    }

    private static JobBatch GetBatch(long id, JobStore jobs) => jobs.FindBatch(id) ?? throw new UserErrorException(
        $"There is no batch {id}.", "POST /api/train_all answers with the number of the batch that it starts.", UserErrorKind.Unknown, "id");

    private static IResult CancelBatch(long id, JobStore jobs)
    {
        GetBatch(id, jobs);
        jobs.CancelBatch(id);
        return Results.Accepted($"/api/jobs/batches/{id}", BatchResponse.Of(GetBatch(id, jobs)));
    }

    private static IResult Cancel(long id, JobStore jobs)
    {
        var job = jobs.Get(id);
        var cancelled = jobs.Cancel(id) ?? throw new UserErrorException(
            $"Job {id} ({job.Title}) ended already: {job.Status.ToString().ToLowerInvariant()}.",
            "There is nothing left to cancel.",
            UserErrorKind.Conflict,
            "id");
        return Results.Accepted($"/api/jobs/{id}", JobResponse.Of(cancelled));
    }

    private static IResult Follow(long id, HttpContext context, JobStore jobs, JobFeed feed, IOptions<JsonOptions> json)
    {
        jobs.Get(id);
        return EventStream.Of(context, Events);

        async IAsyncEnumerable<SseItem<string>> Events([EnumeratorCancellation] CancellationToken gone)
        {
            using var subscription = feed.Subscribe();
            Job? shown = null;
            do
            {
                var job = jobs.Get(id);
                if (job.State != shown?.State || job.RunId != shown.RunId)
                    yield return new SseItem<string>(JsonSerializer.Serialize(JobResponse.Of(job), json.Value.SerializerOptions), "job");
                shown = job;
                while (job.IsActive && await subscription.NextOrTick(gone) is { } changed && changed.Id != id)
                {
                }
            }
            while (shown.IsActive);

            yield return new SseItem<string>("done", "done");
        }
    }

    private static IResult FollowKind(string? kind, string? dataset, HttpContext context, JobStore jobs, JobFeed feed)
    {
        return EventStream.Of(context, Events);

        async IAsyncEnumerable<SseItem<string>> Events([EnumeratorCancellation] CancellationToken gone)
        {
            using var subscription = feed.Subscribe();
            var shown = jobs.ActiveStates(kind, dataset).ToDictionary(job => job.Id);
            foreach (var job in shown.Values)
                yield return Changed(job);
            foreach (var batch in shown.Values.Select(job => job.BatchId).Distinct().OfType<long>())
                yield return BatchChanged(batch);
            while (shown.Count > 0)
            {
                foreach (var job in await subscription.NextOrTick(gone) is { } one ? Of(one, kind, dataset, shown) : InTable(kind, dataset, shown, jobs))
                {
                    if (job.Status is JobStatus.Queued or JobStatus.Running)
                        shown[job.Id] = job;
                    else
                        shown.Remove(job.Id);
                    yield return Changed(job);
                    if (job.BatchId is { } batch)
                        yield return BatchChanged(batch);
                }
            }

            yield return new SseItem<string>("done", "done");
        }
    }

    private static SseItem<string> BatchChanged(long batch) => new("changed", $"batch-{batch}");

    private static SseItem<string> Changed(JobState job) => new(job.Status.ToString(), $"job-{job.Id}");

    /// <summary>A change that this process signalled; nothing where the listener knows it already, from the table, or follows another kind or dataset.</summary>
    private static IReadOnlyList<JobState> Of(Job job, string? kind, string? dataset, Dictionary<long, JobState> shown) =>
        (kind is null || job.Kind == kind) && (dataset is null || job.Dataset == dataset) && (shown.TryGetValue(job.Id, out var known) ? known != job.State : job.IsActive) ? [job.State] : [];

    /// <summary>The jobs that differ in the table from what was shown, whichever process changed them.</summary>
    private static IReadOnlyList<JobState> InTable(string? kind, string? dataset, Dictionary<long, JobState> shown, JobStore jobs)
    {
        var active = jobs.ActiveStates(kind, dataset);
        var ids = active.Select(job => job.Id).ToHashSet();
        return
        [
            .. active.Where(job => shown.GetValueOrDefault(job.Id) != job),
            .. shown.Values.Where(job => !ids.Contains(job.Id)).Select(job => jobs.Find(job.Id)?.State ?? job with { Status = JobStatus.Killed }),
        ];
    }
}
