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
    public static void MapJobs(this RouteGroupBuilder api)
    {
        api.MapGet("/jobs", (string? kind, JobStore jobs) => jobs.Recent(kind).Select(JobResponse.Of).ToList())
            .WithSummary("The newest jobs, those at work first.")
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
        api.MapGet("/jobs/{id:long}/events", Follow)
            .WithSummary("Server-sent events: the job at every change, then an event \"done\".")
            .Produces(200, contentType: "text/event-stream")
            .ProducesProblem(404);
        api.MapGet("/jobs/events", FollowKind)
            .WithSummary("Server-sent events \"job-ID\" for all jobs of a kind, then an event \"done\" when none is at work any more.")
            .Produces(200, contentType: "text/event-stream");
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

    private static IResult FollowKind(string? kind, HttpContext context, JobStore jobs, JobFeed feed)
    {
        return EventStream.Of(context, Events);

        async IAsyncEnumerable<SseItem<string>> Events([EnumeratorCancellation] CancellationToken gone)
        {
            using var subscription = feed.Subscribe();
            var shown = jobs.ActiveStates(kind).ToDictionary(job => job.Id);
            foreach (var job in shown.Values)
                yield return Changed(job);
            while (shown.Count > 0)
            {
                foreach (var job in await subscription.NextOrTick(gone) is { } one ? Of(one, kind, shown) : InTable(kind, shown, jobs))
                {
                    if (job.Status is JobStatus.Queued or JobStatus.Running)
                        shown[job.Id] = job;
                    else
                        shown.Remove(job.Id);
                    yield return Changed(job);
                }
            }

            yield return new SseItem<string>("done", "done");
        }
    }

    private static SseItem<string> Changed(JobState job) => new(job.Status.ToString(), $"job-{job.Id}");

    /// <summary>A change that this process signalled; nothing where the listener knows it already, from the table, or follows another kind.</summary>
    private static IReadOnlyList<JobState> Of(Job job, string? kind, Dictionary<long, JobState> shown) =>
        (kind is null || job.Kind == kind) && (shown.TryGetValue(job.Id, out var known) ? known != job.State : job.IsActive) ? [job.State] : [];

    /// <summary>The jobs that differ in the table from what was shown, whichever process changed them.</summary>
    private static IReadOnlyList<JobState> InTable(string? kind, Dictionary<long, JobState> shown, JobStore jobs)
    {
        var active = jobs.ActiveStates(kind);
        var ids = active.Select(job => job.Id).ToHashSet();
        return
        [
            .. active.Where(job => shown.GetValueOrDefault(job.Id) != job),
            .. shown.Values.Where(job => !ids.Contains(job.Id)).Select(job => jobs.Find(job.Id)?.State ?? job with { Status = JobStatus.Killed }),
        ];
    }
}
