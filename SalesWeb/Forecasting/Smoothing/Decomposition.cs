namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// A season taken out of a series the classical way (Persons 1919; Hyndman and Athanasopoulos 2021, 3.4).
/// <code>
///   trend    centred moving average over m periods, the outer two counting half where m is even
///   figure   mean over all years of y / trend (or y − trend) at each place, scaled to a mean of 1 (shifted to 0)
/// </code>
/// </summary>
internal static class Decomposition
{
    /// <summary>The seasonal figure: how many times its trend (or how much above it) each place of the season is.</summary>
    /// <param name="y">At least two seasons.</param>
    /// <param name="period">m, at least 2.</param>
    /// <param name="multiplicative">Times the trend, or added to it.</param>
    /// <returns>m values, the place of the first value of <paramref name="y"/> first; not a number where the trend was zero throughout.</returns>
    public static double[] Figure(ReadOnlySpan<double> y, int period, bool multiplicative)
    {
        var sums = new double[period];
        var counts = new int[period];
        var half = period / 2;
        for (var t = half; t < y.Length - half; t++)
        {
            var trend = 0.0;
            foreach (var value in y[(t - half)..(t + half + 1)])
                trend += value;
            if (period % 2 == 0)
                trend -= (y[t - half] + y[t + half]) / 2;
            trend /= period;

            var seasonal = multiplicative ? y[t] / trend : y[t] - trend;
            if (double.IsNaN(seasonal))
                continue;
            sums[t % period] += seasonal;
            counts[t % period]++;
        }

        var figure = sums.Zip(counts, (sum, count) => sum / count).ToArray();
        var mean = figure.Average();
        return [.. figure.Select(place => multiplicative ? place / mean : place - mean)];
    }

    /// <summary>
    /// Whether there is a season worth taking out: the autocorrelation at its lag is beyond what 90 % of seasonless series have, given
    /// the shorter lags (Assimakopoulos and Nikolopoulos 2000; Bartlett's variance).
    /// </summary>
    /// <param name="y">More than two seasons, else there is none.</param>
    /// <param name="period">m; 1 for none.</param>
    public static bool IsSeasonal(ReadOnlySpan<double> y, int period)
    {
        if (period < 2 || y.Length <= 2 * period)
            return false;

        var deviations = new double[y.Length];
        var mean = 0.0;
        foreach (var value in y)
            mean += value / y.Length;
        for (var t = 0; t < y.Length; t++)
            deviations[t] = y[t] - mean;

        var squares = 0.0;
        for (var lag = 1; lag < period; lag++)
            squares += Math.Pow(Correlation(deviations, lag), 2);
        return Math.Abs(Correlation(deviations, period)) > Normal.Quantile(0.95) * Math.Sqrt((1 + (2 * squares)) / y.Length);
    }

    private static double Correlation(ReadOnlySpan<double> deviations, int lag)
    {
        var (products, squares) = (0.0, 0.0);
        for (var t = 0; t < deviations.Length; t++)
        {
            squares += deviations[t] * deviations[t];
            products += t < lag ? 0 : deviations[t] * deviations[t - lag];
        }

        return squares > 0 ? products / squares : 0;
    }
}
