using System.Text.Json;
using SalesWeb.Jobs;
using SalesWeb.Training.Champions;

namespace SalesWeb.Pages.Leaderboard;

/// <summary>What the page shows of the newest backtest job of a dataset.</summary>
public sealed record BacktestCard
{
    public required Job Job { get; init; }

    /// <summary>Time since it was begun, or until its end; null while it waits.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>About the time it will still take; null where that cannot be told.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>What has just been said about it, such as that there is nothing left to cancel.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it tries if models look ahead, instead of comparing them.</summary>
    public bool ChecksLeaks => BacktestJob.RequestOf(Job).ChecksLeaks;

    public string Title => ChecksLeaks ? $"Leak check of {Job.Title}" : $"Backtest of {Job.Title}";

    /// <summary>What a leak check found, in one sentence; null while there is nothing to tell.</summary>
    public string? Finding => ChecksLeaks && Job.Result is { } result ? JsonSerializer.Deserialize<LeakFinding>(result, LeakFinding.Format)!.Sentence : null;

    public static BacktestCard Of(Job job, TimeProvider clock)
    {
        var elapsed = job.Status == JobStatus.Queued ? null : (job.EndedAt ?? clock.GetUtcNow()) - job.StartedAt;
        return new BacktestCard
        {
            Job = job,
            Elapsed = elapsed,
            Remaining = job is { Status: JobStatus.Running, Progress: > 0.02 } ? elapsed * ((1 - job.Progress) / job.Progress) : null,
        };
    }
}
