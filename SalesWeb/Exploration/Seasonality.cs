using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>
/// Sales taken apart into trend, season and rest, in the manner of STL (Cleveland et al. 1990), with medians in place of its
/// inner loop so that single great days do not spoil the season.
/// <code>
///   y[t] = trend[t] + season[t] + rest[t]
///
///   level   centred moving average over m periods, the outer two counting half where m is even
///   season  at each of m places the median of y − level, shifted so that all m add up to 0
///   trend   at each t a straight line through the nearest y − season, 2m + 1 of them or more, by least squares weighted with
///           (1 − (|distance| / (farthest + 1))³)³
/// </code>
/// What is a straight line plus a season comes out exactly, to the first and the last period.
/// </summary>
public sealed class Seasonality
{
    private Seasonality(double[] trend, double[] season, double[] rest, double strength) => (Trend, Season, Rest, Strength) = (trend, season, rest, strength);

    public IReadOnlyList<double> Trend { get; }

    /// <summary>A value for each period; it repeats after m of them.</summary>
    public IReadOnlyList<double> Season { get; }

    public IReadOnlyList<double> Rest { get; }

    /// <summary>How much of what is not trend the season explains, 0 to 1, by <see cref="SeasonStrength"/>.</summary>
    public double Strength { get; }

    /// <summary>Takes a series apart; null where it has less than two seasons.</summary>
    /// <param name="y">Oldest first.</param>
    /// <param name="m">Periods after which it repeats, at least 2.</param>
    /// <param name="window">How many periods each place of the trend is drawn through, where more than 2m + 1: the more, the calmer it is.</param>
    public static Seasonality? Of(IReadOnlyList<double> y, int m, int window = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 2);
        if (y.Count < 2 * m)
            return null;

        var figure = Figure(y, m);
        double[] season = [.. y.Select((_, t) => figure[t % m])];
        double[] adjusted = [.. y.Zip(season, (value, place) => value - place)];
        var trend = Smooth(adjusted, Math.Min(Math.Max((2 * m) + 1, window), y.Count));
        double[] rest = [.. adjusted.Zip(trend, (value, line) => value - line)];
        return new Seasonality(trend, season, rest, SeasonStrength.Of([.. y.Select((_, t) => t % m)], [.. y.Zip(trend, (value, line) => value - line)]));
    }

    private static double[] Figure(IReadOnlyList<double> y, int m)
    {
        var half = m / 2;
        var above = Enumerable.Range(0, m).Select(_ => new List<double>()).ToArray();
        for (var t = half; t < y.Count - half; t++)
        {
            var level = m % 2 == 0 ? -(y[t - half] + y[t + half]) / 2 : 0;
            for (var i = t - half; i <= t + half; i++)
                level += y[i];
            above[t % m].Add(y[t] - (level / m));
        }

        double[] medians = [.. above.Select(values => Spread.Quantile(values.Order().ToArray(), 0.5))];
        var mean = medians.Average();
        return [.. medians.Select(median => median - mean)];
    }

    private static double[] Smooth(double[] y, int window)
    {
        var line = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            var first = Math.Clamp(t - (window / 2), 0, y.Length - window);
            var farthest = Math.Max(t - first, first + window - 1 - t) + 1;
            var (w, wx, wy, wxx, wxy) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (var i = first; i < first + window; i++)
            {
                double x = i - t;
                var near = 1 - Cube(Math.Abs(x) / farthest);
                var weight = Cube(near);
                (w, wx, wy, wxx, wxy) = (w + weight, wx + (weight * x), wy + (weight * y[i]), wxx + (weight * x * x), wxy + (weight * x * y[i]));
            }

            // The line a + b x at x = 0, that is a.
            line[t] = ((wxx * wy) - (wx * wxy)) / ((w * wxx) - (wx * wx));
        }

        return line;
    }

    private static double Cube(double x) => x * x * x;
}
