using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>
/// Tries whether a model looks ahead: everything behind a cut-off is replaced by 10⁹, sales, prices and promotions that are not planned, and the
/// forecasts, weights and intervals made from that cut-off must stay the same to the bit.
/// </summary>
public static class LeakCheck
{
    private const double Poison = 1e9;

    /// <param name="series">At least one.</param>
    /// <param name="models">Makes the models, given the data that they are tried on; a model that holds more data than it is fitted to is found out so.</param>
    /// <param name="plan">Horizon and levels; one window and two warm-ups of it are tried.</param>
    /// <param name="cancellation">Ends it within a second or so.</param>
    /// <returns>One for each model that was made.</returns>
    /// <exception cref="UserErrorException">The plan is out of range, or not one series could be forecast.</exception>
    public static IReadOnlyList<LeakVerdict> Run(
        IReadOnlyList<LeveledSeries> series,
        Func<IReadOnlyList<LeveledSeries>, IReadOnlyList<IModel>> models,
        BacktestPlan plan,
        CancellationToken cancellation = default)
    {
        var small = plan with { Windows = 1, WarmUp = Math.Min(plan.WarmUp, 2) };
        small.Check();
        var roomy = series.Where(one => small.KnownAt(one.Series, 0) is not null).ToList();
        if (roomy.Count == 0)
            small.CheckLength(series[0].Series);
        IReadOnlyList<LeveledSeries> poisoned = [.. roomy.Select(one => Poisoned(one, small.KnownAt(one.Series, 0)!.Value))];
        var honest = Backtest.Run(roomy, models(roomy), small, cancellation: cancellation);
        var tried = Backtest.Run(poisoned, models(poisoned), small, cancellation: cancellation);
        return [.. honest.Models.Select((name, model) => Verdict(name, model, honest, tried))];
    }

    private static LeakVerdict Verdict(string name, int model, BacktestResult honest, BacktestResult tried)
    {
        foreach (var (before, after) in honest.Folds.Zip(tried.Folds))
        {
            if (!IsSame(before.Forecasts[model], after.Forecasts[model]))
                return new LeakVerdict(name, before.Series.Id);
        }

        return new LeakVerdict(name, null);
    }

    private static bool IsSame(Forecast? before, Forecast? after) => (before, after) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        _ => before.Point.SequenceEqual(after.Point) && before.Quantiles.Zip(after.Quantiles).All(level => level.First.SequenceEqual(level.Second)),
    };

    private static LeveledSeries Poisoned(LeveledSeries one, int known)
    {
        var series = one.Series;
        var covariates = one.Covariates;
        var all = covariates.Past + covariates.Planned;
        var seen = known + covariates.Planned;
        return new LeveledSeries(
            one.Key,
            new SalesSeries(series.Id, series.Frequency, series.Start, [.. series.Values.Select((value, t) => t < known ? value : Poison)]),
            new Covariates(
                covariates.Past,
                covariates.Planned,
                covariates.HasPrices ? [.. Enumerable.Range(0, all).Select(t => t < seen ? covariates.Given(t) : Poison)] : null,
                covariates.HasPromotions ? [.. Enumerable.Range(0, all).Select(t => t < seen ? covariates.Promoted(t)!.Value : 1)] : null));
    }
}
