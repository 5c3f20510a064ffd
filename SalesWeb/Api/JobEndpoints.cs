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
            for (var job = jobs.Get(id); ; job = jobs.Get(id))
            {
                yield return new SseItem<string>(JsonSerializer.Serialize(JobResponse.Of(job), json.Value.SerializerOptions), "job");
                if (!job.IsActive)
                    break;
                while ((await subscription.Jobs.ReadAsync(gone)).Id != id)
                {
                }
            }

            yield return new SseItem<string>("done", "done");
        }
    }

    private static IResult FollowKind(string? kind, HttpContext context, JobStore jobs, JobFeed feed)
    {
        return EventStream.Of(context, Events);

        async IAsyncEnumerable<SseItem<string>> Events([EnumeratorCancellation] CancellationToken gone)
        {
            using var subscription = feed.Subscribe();
            foreach (var job in jobs.Active(kind))
                yield return new SseItem<string>(job.Status.ToString(), $"job-{job.Id}");
            while (jobs.Active(kind).Count > 0)
            {
                var job = await subscription.Jobs.ReadAsync(gone);
                if (kind is null || job.Kind == kind)
                    yield return new SseItem<string>(job.Status.ToString(), $"job-{job.Id}");
            }

            yield return new SseItem<string>("done", "done");
        }
    }
}
