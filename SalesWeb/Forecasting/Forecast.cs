using System.Collections.Immutable;

namespace SalesWeb.Forecasting;

/// <summary>
/// The coming periods, nearest first, in the unit of the series: a point, an expected value and quantiles for each.
/// <code>
///   Point[h]         the middle of the distribution at step h + 1, the median: as often above as below the actual value
///   Expected[h]      its mean. Only means add up: a total is the sum of expected values, never of points
///   Quantiles[k][h]  the value that the actual one stays below (or meets) with probability Levels[k];  rising in k
/// </code>
/// An interval of level L reaches from the quantile (100 − L) / 200 to that of 1 − (100 − L) / 200.
/// </summary>
public sealed record Forecast
{
    private readonly double _floor;

    private Forecast(
        ImmutableArray<double> point, ImmutableArray<double> expected, ImmutableArray<double> levels, ImmutableArray<ImmutableArray<double>> quantiles, double floor) =>
        (Point, Expected, Levels, Quantiles, _floor) = (point, expected, levels, quantiles, floor);

    /// <summary>The median of each period.</summary>
    public ImmutableArray<double> Point { get; }

    /// <summary>The mean of each period.</summary>
    public ImmutableArray<double> Expected { get; }

    /// <summary>Probabilities, rising, 0 to 1 (both excluded).</summary>
    public ImmutableArray<double> Levels { get; }

    /// <summary>For each level as many values as periods.</summary>
    public ImmutableArray<ImmutableArray<double>> Quantiles { get; }

    public int Horizon => Point.Length;

    /// <summary>The probabilities at the ends of intervals, and one half; rising.</summary>
    /// <param name="intervals">How many of 100 values each is to hold, 1 to 99.</param>
    public static IReadOnlyList<double> QuantilesOf(IEnumerable<int> intervals) =>
        [.. intervals.SelectMany(level => new[] { Tail(level), 1 - Tail(level) }).Append(0.5).Distinct().Order()];

    /// <summary>A forecast put in order: quantiles that cross are sorted, the point lies between those below and above one half.</summary>
    /// <param name="point">The value expected of each period.</param>
    /// <param name="levels">Probabilities, rising.</param>
    /// <param name="quantile">The quantile of a level at a step, both counted from 0.</param>
    /// <param name="mayBeNegative">False if the series has no negative sales: everything is then at least 0.</param>
    /// <param name="expected">The mean of each period; null to compute it from the quantiles.</param>
    public static Forecast Of(
        IReadOnlyList<double> point,
        IReadOnlyList<double> levels,
        Func<int, int, double> quantile,
        bool mayBeNegative,
        IReadOnlyList<double>? expected = null)
    {
        var floor = mayBeNegative ? double.NegativeInfinity : 0;
        var points = point.Select(value => Math.Max(floor, value)).ToImmutableArray();
        var quantiles = levels.Select(_ => new double[points.Length]).ToArray();
        var column = new double[levels.Count];
        for (var step = 0; step < points.Length; step++)
        {
            for (var k = 0; k < column.Length; k++)
                column[k] = Math.Max(floor, quantile(k, step));
            Array.Sort(column);
            for (var k = 0; k < column.Length; k++)
            {
                quantiles[k][step] = levels[k] < 0.5 ? Math.Min(column[k], points[step])
                    : levels[k] > 0.5 ? Math.Max(column[k], points[step])
                    : column[k];
            }
        }

        var means = Enumerable.Range(0, points.Length).Select(step => Math.Max(floor, expected?[step] ?? Mean(step))).ToImmutableArray();
        return new Forecast(points, means, [.. levels], [.. quantiles.Select(values => values.ToImmutableArray())], floor);

        double Mean(int step)
        {
            for (var k = 0; k < column.Length; k++)
                column[k] = quantiles[k][step];
            return MeanOf(levels, column, points[step], floor);
        }
    }

    /// <summary>The same forecast with other expected values, at least 0 if the series has no negative sales.</summary>
    public Forecast WithExpected(Func<double, double> change) =>
        new(Point, [.. Expected.Select(value => Math.Max(_floor, change(value)))], Levels, Quantiles, _floor);

    /// <summary>
    /// The mean of a distribution with these quantiles: their integral over the probability. Between two levels the quantile function
    /// is a straight line; beyond the outermost levels the tails fall exponentially, as steeply as between the last two levels.
    /// </summary>
    private static double MeanOf(IReadOnlyList<double> levels, double[] quantiles, double point, double floor)
    {
        var last = levels.Count - 1;
        if (last < 1)
            return point;

        var sum = 0.0;
        for (var k = 1; k <= last; k++)
            sum += (levels[k] - levels[k - 1]) * (quantiles[k] + quantiles[k - 1]) / 2;
        var upper = (quantiles[last] - quantiles[last - 1]) / Math.Log((1 - levels[last - 1]) / (1 - levels[last]));
        var lower = (quantiles[1] - quantiles[0]) / Math.Log(levels[1] / levels[0]);
        return sum + ((1 - levels[last]) * (quantiles[last] + upper)) + (levels[0] * Math.Max(floor, quantiles[0] - lower));
    }

    /// <summary>Nothing sold, for sure.</summary>
    public static Forecast Zero(int horizon, IReadOnlyList<double> levels) => Of(new double[horizon], levels, (_, _) => 0, mayBeNegative: false);

    /// <summary>The lower ends of the interval that is to hold <paramref name="level"/> of 100 values.</summary>
    public ImmutableArray<double> Lower(int level) => Quantiles[Place(Tail(level))];

    /// <summary>The upper ends of the interval that is to hold <paramref name="level"/> of 100 values.</summary>
    public ImmutableArray<double> Upper(int level) => Quantiles[Place(1 - Tail(level))];

    /// <summary>Whether the forecast has the ends of this interval.</summary>
    public bool Has(int level) => Levels.Contains(Tail(level)) && Levels.Contains(1 - Tail(level));

    private static double Tail(int level) => (100 - level) / 200.0;

    private int Place(double level)
    {
        var place = Levels.IndexOf(level);
        return place >= 0 ? place : throw new ArgumentException($"The forecast has no quantile {level}; it has {string.Join(", ", Levels)}.", nameof(level));
    }
}
