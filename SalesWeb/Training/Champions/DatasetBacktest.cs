using System.Text.Json;
using SalesWeb.Datasets;
using SalesWeb.Forecasting;
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
    PreparationQueue preparations,
    SalesWebSettings settings,
    TimeProvider clock,
    ILogger<DatasetBacktest> log)
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
            PlanNote = order.PlanNote,
            Cutoffs = [.. result.Folds.Select(fold => fold.Series.DateAt(fold.Known - 1)).Distinct().Order()],
            All = CategoryReport.Of(null, result),
            Categories = categories,
            Problems = [.. result.Problems.Select(problem => new ReportedProblem(names[problem.Series], problem.Model, problem.Reason.Message, problem.Reason.Remedy))],
            Choices = promotes ? Choose(order, categories, store.List(dataset)) : [],
            Seconds = clock.GetElapsedTime(began).TotalSeconds,
        };
        WriteTable(runId, result);
        runs.Measure(runId, step: 0, Metrics(report));
        champions.Prepare(order.Version, Promoted(report, runId), cancellation);
        // The last check: a cancelled backtest, perhaps of a dataset that is being deleted, must not change the champions.
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<Champion> chosen = [];
        store.FinishAndPromote(runId, dataset, present =>
        {
            // A champion may have been chosen by hand since the backtest began, so the rule decides again.
            report = report with { Choices = promotes ? Choose(order, categories, present) : [] };
            chosen = Promoted(report, runId);
            WriteReport(runId, report);
            return [.. chosen.Select(champion => champion.ToRow())];
        });
        return FollowUp(runId, order.Version, chosen, report);
    }

    /// <summary>
    /// Queues what the new champions need. The champions stand, whatever goes wrong here: it is logged, and noted in the report, which the page
    /// Compare and the result of the job show.
    /// </summary>
    private BacktestReport FollowUp(long runId, DatasetVersion version, IReadOnlyList<Champion> chosen, BacktestReport report)
    {
        try
        {
            champions.TrainMissingNetworks(version, chosen);
            if (chosen.Count > 0)
                preparations.EnqueueAll(version.Dataset);
            return report;
        }
        catch (Exception e)
        {
            log.LogError(e, "The networks that the champions of {Dataset} need cannot be queued after run {Run}", version.Dataset, runId);
            var (problem, remedy) = e is UserErrorException known
                ? (known.Message, known.Remedy)
                : ($"Something went wrong. The log has the details under run {runId}.", "Train the networks on the page Train.");
            IReadOnlyList<ReportedProblem> missing =
            [
                .. chosen.SelectMany(champions.NetworksOf, (champion, model) => new ReportedProblem(
                    champion.Category, model, $"The training that the champion needs could not be queued: {problem}", remedy)),
            ];
            report = report with { Problems = [.. report.Problems, .. missing] };
            WriteReport(runId, report);
            return report;
        }
    }

    private IReadOnlyList<ChampionChoice> Choose(BacktestOrder order, IReadOnlyList<CategoryReport> categories, IReadOnlyList<ChampionRow> champions)
    {
        var present = champions.ToDictionary(row => row.Category);
        var planned = order.Series.Where(one => PlannedAhead.Of(one, order.Plan.Horizon) is not null).Select(one => one.Key.Category).ToHashSet();
        return [.. categories.Select(Choose).OfType<ChampionChoice>()];

        ChampionChoice? Choose(CategoryReport one)
        {
            var row = present.GetValueOrDefault(one.Category!);
            Func<string, bool>? usesPlan = planned.Contains(one.Category!) ? model => Models.UsesPlan(model, settings) : null;
            return ChampionRule.Choose(one.Category!, one.Leaderboard, row?.Model, row?.ByRule != false, settings.Backtest.Margin, usesPlan);
        }
    }

    /// <summary>The champions that were chosen; one that stays and was not scored this time is left as it is.</summary>
    private static IReadOnlyList<Champion> Promoted(BacktestReport report, long runId) =>
    [
        .. from choice in report.Choices
           let standing = report.Find(choice.Category, choice.Model)
           where standing is not null
           select new Champion(report.Dataset, choice.Category, choice.Model, runId, choice.ByRule, standing),
    ];

    private void WriteTable(long runId, BacktestResult result)
    {
        using var table = new StreamWriter(Path.Combine(artifacts.Folder(runId), TableName));
        BacktestTable.Write(table, result);
    }

    private void WriteReport(long runId, BacktestReport report) =>
        File.WriteAllText(Path.Combine(artifacts.Folder(runId), ReportName), JsonSerializer.Serialize(report, ChampionFormat.Json));

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
