using System.Collections.Immutable;

namespace SalesWeb.Forecasting;

/// <summary>
/// The coming periods, nearest first, in the unit of the series: the value expected of each, and quantiles around it.
/// <code>
///   Point[h]         the value expected at step h + 1
///   Quantiles[k][h]  the value that the actual one stays below (or meets) with probability Levels[k];  rising in k
/// </code>
/// An interval of level L reaches from the quantile (100 − L) / 200 to that of 1 − (100 − L) / 200.
/// </summary>
public sealed record Forecast
{
    private Forecast(ImmutableArray<double> point, ImmutableArray<double> levels, ImmutableArray<ImmutableArray<double>> quantiles) =>
        (Point, Levels, Quantiles) = (point, levels, quantiles);

    public ImmutableArray<double> Point { get; }

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
    /// <param name="mayBeNegative">False where sales below zero cannot be: everything is then at least 0.</param>
    public static Forecast Of(
        IReadOnlyList<double> point, IReadOnlyList<double> levels, Func<int, int, double> quantile, bool mayBeNegative)
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

        return new Forecast(points, [.. levels], [.. quantiles.Select(values => values.ToImmutableArray())]);
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
