using System.Text.Json;
using SalesWeb.Jobs;

namespace SalesWeb.Training.Champions;

/// <summary>The job that compares models on the past of a dataset, or tries whether they look ahead.</summary>
public sealed class BacktestJob(DatasetBacktest backtest, LeakTrial leaks, TrainingRuns runs) : IJobKind
{
    public const string KindName = "backtest";

    public string Name => KindName;

    /// <summary>A backtest has all cores to itself.</summary>
    public int Workers => 1;

    /// <summary>Cut short, nothing of it counts.</summary>
    public bool CanResume => false;

    /// <summary>What a job of this kind was asked for.</summary>
    public static BacktestRequest RequestOf(Job job) => JsonSerializer.Deserialize<BacktestRequest>(job.Payload)!;

    public string Run(JobContext context)
    {
        var request = RequestOf(context.Job);
        if (request.ChecksLeaks)
            return JsonSerializer.Serialize(leaks.Run(request, context.Cancellation), LeakFinding.Format);

        var report = backtest.Run(
            request,
            context.Attach,
            progress => context.Report(progress.Fraction, $"Fit {progress.Done} of {progress.All}", progress.Remaining, progress.IsLeast),
            new Resumption { IsInterrupted = () => context.IsInterrupted },
            context.Cancellation);
        return JsonSerializer.Serialize(
            new { report.Dataset, Best = report.All.Leaderboard[0].Model, report.All.Leaderboard[0].Wape, report.Choices, report.Problems },
            ChampionFormat.Json);
    }

    /// <summary>A run whose process died is noted as failed; any other has noted its own end.</summary>
    public void Abandon(Job job) => runs.Abandon(job.RunId);
}
