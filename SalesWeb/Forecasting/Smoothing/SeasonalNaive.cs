using System.Collections.Immutable;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// As much as at the same place of the last season: last week's number for days, last year's for weeks and months.
/// <code>
///   f[T + h] = y[T + h − m ⌈h / m⌉]
/// </code>
/// Hard to beat where the season is all there is, and the yardstick for everything else (Hyndman and Athanasopoulos 2021, 5.2).
/// </summary>
public sealed class SeasonalNaive : IModel
{
    public string Name => "SeasonalNaive";

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default) =>
        Fitted.Each(histories, history => Fit(history.Series, options), cancellation);

    /// <summary>The value that seasonal naive gives for <paramref name="step"/> steps behind <paramref name="known"/> values.</summary>
    /// <param name="values">A series; only its first <paramref name="known"/> values are looked at.</param>
    /// <param name="known">How many values are known, at least one season.</param>
    /// <param name="step">From 1.</param>
    /// <param name="season">In periods.</param>
    public static double At(ReadOnlySpan<double> values, int known, int step, int season) => values[known + step - 1 - Lag(step, season)];

    /// <summary>The season of a series, or 1 where it is shorter than that: then the last value is repeated.</summary>
    public static int SeasonOf(SalesSeries history) => history.Length < history.Frequency.Season() ? 1 : history.Frequency.Season();

    private static Forecaster Fit(SalesSeries history, FitOptions options)
    {
        var season = SeasonOf(history);

        // All steps within a season look back by the same lag, and so have the same errors.
        var lags = Enumerable.Range(1, Lag(options.Horizon, season) / season).Select(seasons => seasons * season);
        var errors = ErrorQuantiles.Of([.. lags.Select(lag => PastErrors(history, lag, season))], options.Quantiles);
        return new Forecaster(history, season, new ErrorQuantiles(
            errors.Levels,
            [.. errors.Deviations.Select(ofLags => Enumerable.Range(0, options.Horizon).Select(step => ofLags[step / season]).ToImmutableArray())]));
    }

    private static int Lag(int step, int season) => season * ((step + season - 1) / season);

    /// <summary>
    /// What this lag got wrong wherever it could have been used. Where the history is shorter than that, the longest lag of
    /// whole seasons that it does hold stands in; a single value leaves nothing to learn from but 0.
    /// </summary>
    private static IReadOnlyList<double> PastErrors(SalesSeries history, int lag, int season)
    {
        var values = history.Values;
        while (lag >= values.Length && lag > season)
            lag -= season;
        return lag < values.Length ? [.. Enumerable.Range(lag, values.Length - lag).Select(t => values[t - lag] - values[t])] : [0];
    }

    private sealed class Forecaster(SalesSeries history, int season, ErrorQuantiles errors) : IForecaster
    {
        public Forecast Forecast(int horizon)
        {
            var point = new double[horizon];
            for (var step = 1; step <= horizon; step++)
                point[step - 1] = At(history.Values.AsSpan(), history.Length, step, season);
            return errors.Around(point, history.HasReturns);
        }

        /// <summary>The mean of the last season, and what its place in the season adds to that.</summary>
        public Explanation Explain(int horizon)
        {
            var point = Forecast(horizon).Point;
            var level = history.Values[^season..].Average();
            return new Explanation(
            [
                new ExplainedPart(ForecastPart.Trend, [.. point.Select(_ => level)]),
                new ExplainedPart(history.Frequency == Frequency.Daily ? ForecastPart.Week : ForecastPart.Year, [.. point.Select(value => value - level)]),
            ]);
        }
    }
}
