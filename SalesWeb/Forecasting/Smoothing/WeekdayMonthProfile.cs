using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// A level times what is usual on that weekday and at that time of the year.
/// <code>
///   f[T + h] = L × W[weekday] × M[time of the year]
///
///   W  median of y / (mean of the seven days around it) over the last year; 1 for weeks and months
///   M  mean of a month / (mean of the twelve months around it), over all years, shrunk towards 1, straight lines between months; 1 before there is a year
///   L  median of y / (W M) over the last n periods
/// </code>
/// n is the one of <see cref="SalesProfile.Memories"/> with the least absolute error from origins of the past, and the relative errors made
/// there are the band. This is the ratio-to-moving-average method of shops, made robust. Good for shops: a sale out of all proportion or a closed week
/// moves no median. It knows no trend, and what is new about the level only after half of n periods.
/// </summary>
public sealed class WeekdayMonthProfile : IModel
{
    private const int Origins = 20;

    public string Name => "WeekdayMonthProfile";

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default) =>
        Fitted.Each(histories, history => Fit(history.Series, options, cancellation), cancellation);

    private static Forecaster Fit(SalesSeries history, FitOptions options, CancellationToken cancellation)
    {
        var calendar = ProfileCalendar.Of(history, options.Horizon);
        var memories = SalesProfile.Memories(history.Frequency);
        var errors = memories.Select(_ => new List<double>()).ToList();
        var absolute = new double[memories.Count];
        foreach (var known in KnownAt(history, options.Horizon))
        {
            cancellation.ThrowIfCancellationRequested();
            var profile = SalesProfile.Of(history.Values.AsSpan()[..known], calendar);
            for (var n = 0; n < memories.Count; n++)
            {
                var level = profile.Level(memories[n]);
                for (var t = known; t < Math.Min(history.Length, known + options.Horizon); t++)
                {
                    var forecast = level * profile.Index(t);
                    absolute[n] += Math.Abs(forecast - history.Values[t]);
                    if (forecast > 0)
                        errors[n].Add(1 - (history.Values[t] / forecast));
                }
            }
        }

        var best = Array.IndexOf(absolute, absolute.Min());
        var now = SalesProfile.Of(history.Values.AsSpan(), calendar);
        var band = ErrorQuantiles.Of([errors[best].Count > 0 ? errors[best] : [0]], options.Quantiles);
        return new Forecaster(history, now, now.Level(memories[best]), band);
    }

    /// <summary>How many values were known at each origin: at most a horizon apart, behind the first third of the history.</summary>
    private static IEnumerable<int> KnownAt(SalesSeries history, int horizon)
    {
        var least = Math.Max(Math.Min(history.Frequency == Frequency.Daily ? 14 : 4, history.Length - 1), history.Length / 3);
        var step = Math.Clamp((history.Length - least) / Origins, 1, horizon);
        return Enumerable.Range(1, Origins).Select(n => history.Length - (n * step)).Where(known => known >= least && known >= 1);
    }

    private sealed class Forecaster(SalesSeries history, SalesProfile profile, double level, ErrorQuantiles relative) : IForecaster
    {
        public Forecast Forecast(int horizon)
        {
            double[] point = [.. Enumerable.Range(history.Length, horizon).Select(t => level * profile.Index(t))];
            return Forecasting.Forecast.Of(
                point, relative.Levels, (k, step) => point[step] + (Math.Abs(point[step]) * relative.Deviations[k][0]), history.HasReturns);
        }

        /// <summary>The level, what the time of the year makes of it, and what the weekday makes of both.</summary>
        public Explanation Explain(int horizon)
        {
            var point = Forecast(horizon).Point;
            double[] year = [.. Enumerable.Range(history.Length, horizon).Select(t => level * (profile.Month(t) - 1))];
            return new Explanation(
            [
                new ExplainedPart(ForecastPart.Trend, [.. point.Select(_ => level)]),
                new ExplainedPart(ForecastPart.Year, [.. year]),
                new ExplainedPart(ForecastPart.Week, [.. point.Select((value, step) => value - level - year[step])]),
            ]);
        }
    }
}
