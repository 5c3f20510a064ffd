using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// Exponential smoothing in the form that suits the series: error additive or relative, trend none, additive or damped, season
/// none, additive or multiplicative, chosen by AICc.
/// <code>
///   f[T + h] = l[T] + (φ + … + φ^h) b[T]   plus, or times,   s[T + h − m ⌈h / m⌉]
/// </code>
/// The recursions are in <see cref="EtsRecursion"/>, the variances in <see cref="EtsOutlook"/>. Source: Hyndman, Koehler, Snyder and Grose
/// (2002) and Hyndman, Koehler, Ord and Snyder (2008), as R's <c>forecast::ets</c> does it by default: the same forms, bounds and
/// starts, no multiplicative trend, no multiplicative season under additive errors, likelihood as the criterion.
/// Good where level, slope or season change slowly: the last weeks count more than those a year ago. It knows neither holidays nor
/// a second season. A season of more than 24 periods has too many numbers for it: the year of weeks is taken out before by its
/// <see cref="YearOfWeeks"/>, where R takes none. Fewer than five periods, or ones that are all the same, are smoothed with α = ½.
/// </summary>
public sealed class AutoEts : IModel
{
    private const int LongestSeason = 24;

    public string Name => "AutoETS";

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default) =>
        Fitted.Each(histories, history => Fit(history.Series, options, cancellation), cancellation);

    private static Forecaster Fit(SalesSeries history, FitOptions options, CancellationToken cancellation)
    {
        var free = UnitFree.Of(history.Values.AsSpan());
        var period = history.Frequency.Season();
        var year = period > LongestSeason && Decomposition.IsSeasonal(free.Values, period) ? YearOfWeeks.Of(free.Values, period) : null;
        var rest = year?.Without(free.Values) ?? free.Values;

        var fit = rest.Length < 5 || rest.AsSpan().IndexOfAnyExcept(rest[0]) < 0 ? Plain(rest) : EtsFit.Best(rest, period > LongestSeason ? 1 : period, cancellation);
        return new Forecaster(history, free.Unit, EtsOutlook.Of(fit, options.Horizon), year, options.Quantiles);
    }

    private static EtsFit Plain(double[] y)
    {
        var form = new EtsForm(Relative: false, Trend: false, Damped: false, EtsSeason.None, Period: 1);
        var start = new EtsState(0.5, 0, 0, 1, y[0], 0, [0]);
        var pass = EtsRecursion.Run(y, form, start, new double[1]);
        return new EtsFit(form, start with { Level = pass.Level }, pass.Squares / y.Length, double.PositiveInfinity);
    }

    private sealed class Forecaster(SalesSeries history, double unit, EtsOutlook outlook, YearOfWeeks? year, IReadOnlyList<double> levels) : IForecaster
    {
        private readonly double[] _z = [.. levels.Select(Normal.Quantile)];

        public Forecast Forecast(int horizon) => Forecasting.Forecast.Of(
            [.. Enumerable.Range(0, horizon).Select(Mean)],
            levels,
            (level, step) => Mean(step) + (unit * outlook.Deviation[step] * _z[level]),
            history.HasReturns);

        /// <summary>The level with its slope, and what the season makes of it.</summary>
        public Explanation Explain(int horizon) => SeasonalParts.Of(
            Forecast(horizon).Point, [.. outlook.Level.Take(horizon).Select(level => unit * level)], history.Frequency);

        private double Mean(int step) => unit * (outlook.Mean[step] + (year?.At(history.Length + step) ?? 0));
    }
}
