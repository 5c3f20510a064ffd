using System.Collections.Immutable;
using SalesWeb.Forecasting.Combination;
using SalesWeb.Forecasting.Intervals;
using SalesWeb.Forecasting.RollingOrigin;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>Folds that learn from each other: a later one from those whose outcome was known when it was forecast, never the other way round.</summary>
internal sealed class FoldPool(IReadOnlyList<Fold> folds, int horizon)
{
    private readonly ILookup<string, Fold> _bySeries = folds.ToLookup(fold => fold.Series.Id);

    private readonly List<IReadOnlyList<int>> _ensembles = [];

    /// <summary>The same folds with one more forecast each, the weighted mean of the members' forecasts.</summary>
    /// <param name="members">The places of the members among the forecasts.</param>
    public FoldPool WithEnsemble(IReadOnlyList<int> members)
    {
        var combined = folds.AsParallel().AsOrdered().Select(fold => fold with { Forecasts = [.. fold.Forecasts, Combine(fold, members)] }).ToList();
        var pool = new FoldPool(combined, horizon);
        pool._ensembles.AddRange([.. _ensembles, members]);
        return pool;
    }

    /// <summary>The folds that are scored, with every forecast's intervals calibrated on the folds before.</summary>
    public IReadOnlyList<Fold> Calibrated(IReadOnlyList<int> levels) =>
    [
        .. folds.Where(fold => fold.Window >= 0).ToList().AsParallel().AsOrdered().Select(fold => Calibrated(fold, PastOf(fold), levels)),
    ];

    /// <summary>What all folds together teach, by series.</summary>
    /// <param name="models">The names of the models, in the order of the forecasts; the ensembles last.</param>
    /// <param name="levels">The intervals.</param>
    public IReadOnlyDictionary<string, SeriesLessons> Lessons(IReadOnlyList<string> models, IReadOnlyList<int> levels) => _bySeries.AsParallel().ToDictionary(
        one => one.Key,
        one => new SeriesLessons(
            _ensembles.Take(1).SelectMany(members => Weights([.. one], members)).Where(weight => weight.Weight > 0)
                .ToDictionary(weight => models[weight.Member], weight => weight.Weight),
            models.Select((name, model) => (name, CalibrationOf([.. one.OrderBy(fold => fold.Known)], model, levels))).ToDictionary(),
            models.Select((name, model) => (name, TotalsOf([.. one.OrderBy(fold => fold.Known)], model))).ToDictionary()));

    private Fold Calibrated(Fold fold, IReadOnlyList<Fold> past, IReadOnlyList<int> levels)
    {
        IReadOnlyList<TotalCalibration?> totals = [.. fold.Forecasts.Select((forecast, model) => forecast is null ? null : TotalsOf(past, model))];
        return fold with
        {
            Forecasts =
            [
                .. fold.Forecasts.Select((forecast, model) => forecast is null
                    ? null
                    : totals[model]!.Apply(CalibrationOf(past, model, levels).Apply(forecast, fold.Scale, fold.HasReturns))),
            ],
            Totals = totals,
        };
    }

    private TotalCalibration TotalsOf(IReadOnlyList<Fold> past, int model) => TotalCalibration.Of(
        [
            .. past.Where(fold => fold.Forecasts[model] is not null)
                .Select(fold => (fold.Series.DateAt(fold.Known - 1), fold.Forecasts[model]!, fold.Actual(horizon).ToArray().ToImmutableArray())),
        ],
        horizon);

    private IReadOnlyList<Fold> PastOf(Fold fold) => [.. _bySeries[fold.Series.Id].Where(earlier => earlier.IsPastOf(fold, horizon)).OrderBy(earlier => earlier.Known)];

    private Calibration CalibrationOf(IReadOnlyList<Fold> past, int model, IReadOnlyList<int> levels) => Calibration.Of(
        [.. past.Where(fold => fold.Forecasts[model] is not null).Select(fold => new Outcome(fold.Forecasts[model]!, [.. fold.Actual(horizon)], fold.Scale))],
        horizon,
        levels);

    private Forecast? Combine(Fold fold, IReadOnlyList<int> members)
    {
        IReadOnlyList<int> able = [.. members.Where(member => fold.Forecasts[member] is not null)];
        return able.Count == 0
            ? null
            : WeightedForecaster.Mean([.. Weights(PastOf(fold), able).Select(weight => (fold.Forecasts[weight.Member]!, weight.Weight))], fold.HasReturns);
    }

    private static IEnumerable<(int Member, double Weight)> Weights(IReadOnlyList<Fold> past, IReadOnlyList<int> members) =>
        members.Zip(EnsembleWeights.Learn(past, members)).Where(weight => weight.Second > 0);
}
