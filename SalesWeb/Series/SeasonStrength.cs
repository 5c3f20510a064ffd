namespace SalesWeb.Series;

/// <summary>
/// How much of what happens is the season, 0 (none of it) to 1 (all of it): the strength F of Wang, Smith and Hyndman, "Characteristic-based
/// clustering for time series data" (2006), with each value judged by the others alone (leave-one-out):
/// <code>
///   F = max(0, 1 - Σ (y[i] - season[i])² / Σ (y[i] - mean[i])²)
///
///   season[i]   mean of the other values at the same place of the season
///   mean[i]     mean of all other values
/// </code>
/// A value that took part in its own season would find itself in it: of two Januaries each is near their mean, whatever they are, so that
/// pure noise of two years would seem to be a strong season. A place with a single value tells nothing and does not count.
/// </summary>
public static class SeasonStrength
{
    /// <param name="places">The place of each value within the season.</param>
    /// <param name="values">The values without their trend, in the same order.</param>
    /// <returns>0 too where no two values share a place, or all are the same.</returns>
    public static double Of(IReadOnlyList<int> places, IReadOnlyList<double> values)
    {
        var repeated = values.Zip(places).GroupBy(one => one.Second, one => one.First).Select(place => place.ToArray()).Where(place => place.Length > 1).ToList();
        double[] counted = [.. repeated.SelectMany(place => place)];
        return counted.Length > 0 && Off(counted) is > 0 and var all ? Math.Max(0, 1 - (repeated.Sum(Off) / all)) : 0;
    }

    /// <summary>The squared distances of each from the mean of the others, which is n / (n - 1) times as far away as the mean of all.</summary>
    private static double Off(double[] values)
    {
        var mean = values.Average();
        var scale = values.Length / (values.Length - 1.0);
        return values.Sum(value => (value - mean) * scale * ((value - mean) * scale));
    }
}
