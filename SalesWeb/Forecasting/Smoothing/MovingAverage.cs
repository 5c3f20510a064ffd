using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// The mean of the last k seasons, the same for all periods to come.
/// <code>
///   f[T + h] = (y[T − k m + 1] + … + y[T]) / (k m)        k of 1, 2, 3, 4, 6, 8, 13, 26
/// </code>
/// Whole seasons, so that no weekday counts more than another; k is the one with the least absolute error over all steps of the
/// last year's origins, and at most half of the history. A history shorter than a season is averaged whole. Good where nothing but the level is known;
/// one who beats it has found a season or a trend (Hyndman and Athanasopoulos 2021, 5.2).
/// </summary>
public sealed class MovingAverage : IModel
{
    private static readonly int[] Seasons = [1, 2, 3, 4, 6, 8, 13, 26];

    public string Name => "MovingAverage";

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default) =>
        Fitted.Each(histories, history => Fit(history.Series, options), cancellation);

    private static FlatForecaster Fit(SalesSeries history, FitOptions options)
    {
        var season = history.Frequency.Season();
        int[] lengths = [.. Seasons.Select(k => k * season).Where(length => length <= history.Length / 2)];
        if (lengths.Length == 0)
            lengths = [Math.Min(season, history.Length)];

        var sums = new double[history.Length + 1];
        for (var t = 0; t < history.Length; t++)
            sums[t + 1] = sums[t] + history.Values[t];

        // All lengths are compared at the same origins: those that the longest one has.
        var first = lengths[^1];
        var best = lengths.Select(length => Means(sums, length)).MinBy(means => Error(history.Values.AsSpan(), means, first, options.Horizon))!;
        return new FlatForecaster(history, best, first, options);
    }

    /// <summary>Entry t is the mean of the last values before t: as many as asked for, or as there are.</summary>
    private static double[] Means(double[] sums, int length)
    {
        var means = new double[sums.Length];
        for (var t = 1; t < means.Length; t++)
            means[t] = (sums[t] - sums[Math.Max(0, t - length)]) / Math.Min(t, length);
        return means;
    }

    private static double Error(ReadOnlySpan<double> y, double[] means, int first, int horizon)
    {
        var sum = 0.0;
        for (var origin = Math.Max(first, y.Length - FlatForecaster.Origins); origin < y.Length; origin++)
        {
            foreach (var value in y[origin..Math.Min(y.Length, origin + horizon)])
                sum += Math.Abs(means[origin] - value);
        }

        return sum;
    }
}
