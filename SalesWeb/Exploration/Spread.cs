namespace SalesWeb.Exploration;

/// <summary>Numbers of the same kind, summed up.</summary>
/// <param name="Count">How many there are, at least 1.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Lower">The lower quartile: a quarter of them is below.</param>
/// <param name="Upper">The upper quartile: a quarter of them is above.</param>
public sealed record Spread(int Count, double Mean, double Lower, double Upper)
{
    /// <param name="values">At least one.</param>
    public static Spread Of(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Spread(sorted.Length, sorted.Average(), Quantile(sorted, 0.25), Quantile(sorted, 0.75));
    }

    /// <summary>The value that a fraction of the others is below, on the straight line between its neighbours.</summary>
    /// <param name="sorted">From the least on, at least one.</param>
    /// <param name="fraction">0 to 1, both included.</param>
    public static double Quantile(ReadOnlySpan<double> sorted, double fraction)
    {
        var place = fraction * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
