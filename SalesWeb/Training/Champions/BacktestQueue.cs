using System.Text.Json;
using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Jobs;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Tracking;

namespace SalesWeb.Training.Champions;

/// <summary>Takes orders for backtests: fills in what they leave open, says what they would do, and puts them into the queue.</summary>
public sealed class BacktestQueue(DatasetStore datasets, SalesStore sales, TrainingQueue trainings, JobStore jobs, FitCostStore costs, SalesWebSettings settings)
{
    /// <summary>What every other model is held against.</summary>
    public const string Yardstick = "SeasonalNaive";

    private readonly Lock _lock = new();

    /// <summary>The names of the models that are compared when none is named.</summary>
    public IReadOnlyList<string> ConfiguredModels => settings.Backtest.Models.Length > 0 ? settings.Backtest.Models : [.. Models.ByName.Keys];

    /// <summary>The plan that is followed where nothing else is asked for.</summary>
    public BacktestPlan ConfiguredPlan => PlanOf(new BacktestRequest());

    /// <summary>What a request asks for, its series read.</summary>
    /// <exception cref="UserErrorException">Dataset, category or model unknown.</exception>
    public BacktestOrder Read(BacktestRequest request)
    {
        var version = datasets.Get(request.Dataset);
        var categories = trainings.Choose(version, request.Categories);
        var named = request.Models.Count > 0 ? request.Models : ConfiguredModels;
        if (!named.Contains(Yardstick, StringComparer.OrdinalIgnoreCase))
            named = [Yardstick, .. named];
        var models = Models.Named(named, settings);
        var plan = PlanOf(request);
        IReadOnlyList<LeveledSeries> series =
            [.. categories.Select(category => sales.GetLevel(version, new SeriesKey(category), settings.Data.MissingPeriods))];
        RefuseTooShort(series, version.Frequency);
        var configured = plan;
        plan = plan.FittedTo(
            series.Select(one => one.Series), keepsWindows: request.Windows is not null, keepsHorizon: request.Horizon is not null || request.Step is not null);
        foreach (var one in series)
            KnownAhead.Check(one, settings.Data.KnownAhead, plan.Horizon, version.Frequency.Noun());
        return new BacktestOrder(version, series, models, plan)
        {
            FitCosts = costs.Find(version.Dataset),
            PlanNote = plan == configured ? null : plan.NoteInsteadOf(configured, series.Select(one => one.Series)),
        };
    }

    /// <summary>Refuses data of which not even the longest series can be compared, with the rule that quality and training state.</summary>
    private void RefuseTooShort(IReadOnlyList<LeveledSeries> series, Frequency frequency)
    {
        var minimum = NetworkFit.MinimumHistory(settings, frequency);
        if (series.MaxBy(one => one.Series.Length) is { } longest && longest.Series.Length < minimum.Compare)
            throw new UserErrorException(minimum.Sentence(longest.Series.Id, longest.Series.Length), "Add older sales.", field: "windows");
    }

    /// <summary>Puts a backtest into the queue.</summary>
    /// <exception cref="UserErrorException">
    /// Dataset, category or model unknown, no category has room for the plan, or another backtest of the dataset waits or runs; nothing is queued then.
    /// </exception>
    public Job Enqueue(BacktestRequest request)
    {
        var order = Read(request);
        order.Preview();
        var dataset = order.Version.Dataset;
        lock (_lock)
        {
            if (jobs.Active(BacktestJob.KindName).FirstOrDefault(job => job.Title == dataset) is { } active)
            {
                throw new UserErrorException(
                    $"A backtest of \"{dataset}\" is at work already, as job {active.Id}.",
                    "Wait for its end, or cancel it.",
                    UserErrorKind.Conflict,
                    "dataset");
            }

            return jobs.Enqueue(BacktestJob.KindName, dataset, JsonSerializer.Serialize(request with { Dataset = dataset }), dataset);
        }
    }

    private BacktestPlan PlanOf(BacktestRequest request)
    {
        var horizon = request.Horizon ?? settings.Network.Horizon;
        return new BacktestPlan
        {
            Horizon = horizon,
            Windows = request.Windows ?? settings.Backtest.Windows,
            Step = request.Step ?? horizon,
            WarmUp = request.WarmUp ?? settings.Backtest.WarmUp,
        };
    }
}
