using System.Text.Json;
using SalesWeb.Datasets;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Settings;
using SalesWeb.Tracking;

namespace SalesWeb.Training.Champions;

/// <summary>
/// Compares models on the past of a dataset: every category from the same cut-offs, noted in a run with every forecast and the
/// leaderboards beside it, and by the rule the best of each category becomes its champion.
/// </summary>
public sealed class DatasetBacktest(
    BacktestQueue orders,
    TrainingRuns trainingRuns,
    RunStore runs,
    ArtifactStore artifacts,
    ChampionStore store,
    ChampionRegister champions,
    SalesWebSettings settings,
    TimeProvider clock)
{
    /// <summary>What the runs of backtests have for a model.</summary>
    public const string RunModel = "Backtest";

    public const string ReportName = "leaderboard.json", TableName = "backtest.csv";

    /// <param name="request">What to compare.</param>
    /// <param name="onRun">Told the id of the run when it begins.</param>
    /// <param name="onProgress">Told how many fits of how many are done.</param>
    /// <param name="interruption">Tells an end of the program from a wish to cancel.</param>
    /// <param name="cancellation">Ends it within a second or so; no champion is changed then.</param>
    /// <exception cref="UserErrorException">Something is unknown, or no category can be forecast.</exception>
    public BacktestReport Run(
        BacktestRequest request, Action<long> onRun, Action<int, int> onProgress, Resumption interruption, CancellationToken cancellation)
    {
        var order = orders.Read(request);
        return trainingRuns.Keep(Describe(order), interruption, (runId, _) =>
        {
            onRun(runId);
            return Run(runId, order, request.Promote, onProgress, cancellation);
        });
    }

    private BacktestReport Run(long runId, BacktestOrder order, bool promotes, Action<int, int> onProgress, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var result = Backtest.Run(order.Series, order.Models, order.Plan, onProgress, cancellation);
        IReadOnlyList<CategoryReport> categories =
            [.. order.Series.Where(one => result.Folds.Any(fold => fold.Series.Id == one.Series.Id)).Select(one => CategoryReport.Of(one, result))];
        var names = order.Series.ToDictionary(one => one.Series.Id, one => one.Key.Category);
        var dataset = order.Version.Dataset;
        var report = new BacktestReport
        {
            Dataset = dataset,
            Sha256 = order.Version.Sha256,
            Frequency = order.Version.Frequency,
            Measure = order.Version.Measure,
            DataUntil = order.Version.LastDate,
            Plan = order.Plan,
            Cutoffs = [.. result.Folds.Select(fold => fold.Series.DateAt(fold.Known - 1)).Distinct().Order()],
            All = CategoryReport.Of(null, result),
            Categories = categories,
            Problems = [.. result.Problems.Select(problem => new ReportedProblem(names[problem.Series], problem.Model, problem.Reason.Message, problem.Reason.Remedy))],
            Choices = promotes ? Choose(dataset, categories) : [],
            Seconds = clock.GetElapsedTime(began).TotalSeconds,
        };
        Write(runId, result, report);
        runs.Measure(runId, step: 0, Metrics(report));
        IReadOnlyList<Champion> chosen = [.. report.Choices.Select(choice => Promoted(report, choice, runId)).OfType<Champion>()];
        champions.Prepare(order.Version, chosen, cancellation);
        // The last look: what was cancelled, perhaps because its dataset is being deleted, must not change who answers.
        cancellation.ThrowIfCancellationRequested();
        store.FinishAndPromote(runId, [.. chosen.Select(champion => champion.ToRow())]);
        TrainMissingNetworks(order.Version, chosen);
        return report;
    }

    private void TrainMissingNetworks(DatasetVersion version, IReadOnlyList<Champion> chosen)
    {
        try
        {
            champions.TrainMissingNetworks(version, chosen);
        }
        catch (UserErrorException)
        {
            // The dataset was deleted just now, and its networks are wanted no more; the backtest is done all the same.
        }
    }

    private IReadOnlyList<ChampionChoice> Choose(string dataset, IReadOnlyList<CategoryReport> categories)
    {
        var present = store.List(dataset).ToDictionary(row => row.Category);
        return
        [
            .. categories
                .Select(one => ChampionRule.Choose(one.Category!, one.Leaderboard, present.GetValueOrDefault(one.Category!)?.Model, present.GetValueOrDefault(one.Category!)?.ByRule != false, settings.Backtest.Margin))
                .OfType<ChampionChoice>(),
        ];
    }

    /// <summary>Null where the champion stays and was not scored this time.</summary>
    private static Champion? Promoted(BacktestReport report, ChampionChoice choice, long runId) =>
        report.Find(choice.Category, choice.Model) is { } standing
            ? new Champion(report.Dataset, choice.Category, choice.Model, runId, choice.ByRule, standing)
            : null;

    private void Write(long runId, BacktestResult result, BacktestReport report)
    {
        var folder = artifacts.Folder(runId);
        using (var table = new StreamWriter(Path.Combine(folder, TableName)))
            BacktestTable.Write(table, result);
        File.WriteAllText(Path.Combine(folder, ReportName), JsonSerializer.Serialize(report, ChampionFormat.Json));
    }

    private static Dictionary<string, double> Metrics(BacktestReport report)
    {
        var best = report.All.Leaderboard[0];
        var metrics = new Dictionary<string, double>
        {
            ["wape"] = best.Wape,
            ["mase"] = best.Mase,
            ["mae"] = best.Mae,
            ["rmse"] = best.Rmse,
            ["bias"] = best.Bias * best.Mae / best.Wape,
            ["bias_share"] = best.Bias,
            ["naive_wape"] = report.All.NaiveWape,
            ["skill"] = Accuracy.Skill(best.Wape, report.All.NaiveWape),
            ["seconds"] = report.Seconds,
        };
        foreach (var interval in best.Intervals)
            metrics[$"coverage_{interval.Level}"] = interval.Coverage;
        return metrics.Where(metric => double.IsFinite(metric.Value)).ToDictionary();
    }

    private RunStart Describe(BacktestOrder order)
    {
        var (version, plan) = (order.Version, order.Plan);
        return new RunStart
        {
            Experiment = settings.Tracking.Experiment,
            Name = $"{RunModel}-{version.Dataset}",
            Dataset = version.Dataset,
            Model = RunModel,
            Params = new Dictionary<string, string>
            {
                ["horizon"] = $"{plan.Horizon}",
                ["windows"] = $"{plan.Windows}",
                ["step"] = $"{plan.Step}",
                ["warm_up"] = $"{plan.WarmUp}",
                ["levels"] = string.Join(", ", plan.Levels),
                ["models"] = string.Join(", ", order.ModelNames),
                ["categories"] = $"{order.Series.Count}",
                ["frequency"] = $"{version.Frequency}",
                ["measure"] = $"{version.Measure}",
                ["data_until"] = $"{version.LastDate:yyyy-MM-dd}",
            },
            Tags = new Dictionary<string, string>(PinnedVersion.Tags(version)) { ["model"] = RunModel },
        };
    }
}
