using SalesWeb.Jobs;
using SalesWeb.Pages.Runs;

namespace SalesWeb.Pages.Train;

/// <summary>What the page shows of one training.</summary>
public sealed record TrainingCard
{
    public required Job Job { get; init; }

    /// <summary>What its category is a category of; null means what was active when it was asked for.</summary>
    public string? Dataset => Job.Dataset;

    /// <summary>The losses so far; null where there is no run yet, or where the card is too far down to draw them.</summary>
    public LossCurve? Curve { get; init; }

    /// <summary>Time since it was first begun, or until its end; null while it waits.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>The time it will still take if it needs every epoch; null where that cannot be told.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>What has just been said about it, such as that there is nothing left to cancel.</summary>
    public string? Note { get; init; }

    /// <summary>The job in one short sentence, for those who listen.</summary>
    public string Sentence => Job.Status switch
    {
        JobStatus.Running => $"{Job.Title}: {Job.Message}.",
        _ => $"{Job.Title}: {StateWords.Of(Job).ToLowerInvariant()}.",
    };

    /// <param name="job">A training.</param>
    /// <param name="curves">Null for a card without a curve.</param>
    /// <param name="clock">The time that has elapsed is counted with it.</param>
    public static TrainingCard Of(Job job, LossCurves? curves, TimeProvider clock)
    {
        var elapsed = job.Status == JobStatus.Queued ? null : (job.EndedAt ?? clock.GetUtcNow()) - job.StartedAt;
        // Of one that was interrupted nobody knows how much of the time it was at work.
        var hasPace = job is { Status: JobStatus.Running, Attempts: <= 1, Progress: > 0.01 };
        return new TrainingCard
        {
            Job = job,
            Curve = job.RunId is { } runId ? curves?.Of(runId) : null,
            Elapsed = elapsed,
            Remaining = hasPace ? elapsed * ((1 - job.Progress) / job.Progress) : null,
        };
    }
}
