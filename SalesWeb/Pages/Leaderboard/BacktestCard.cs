using System.Text.Json;
using SalesWeb.Jobs;
using SalesWeb.Training.Champions;
using SalesWeb.Web;

namespace SalesWeb.Pages.Leaderboard;

/// <summary>What the page shows of the newest backtest job of a dataset.</summary>
public sealed record BacktestCard
{
    public required Job Job { get; init; }

    /// <summary>Time since it was begun, or until its end; null while it waits.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>The time that it still needs, in words; null where it is not known.</summary>
    public string? RemainingText => Job.Remaining is { } left ? $"{(Job.IsRemainingLeast ? "at least" : "about")} {Format.Span(left)} left" : null;

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
        };
    }
}
