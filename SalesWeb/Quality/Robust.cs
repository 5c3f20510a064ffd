namespace SalesWeb.Quality;

/// <summary>Middle and spread that a few wild values do not move.</summary>
public static class Robust
{
    /// <summary>Makes the median deviation of normal values their standard deviation: 1 / Φ⁻¹(3/4).</summary>
    private const double Normal = 1.4826;

    /// <summary>The same for their mean deviation: √(π/2).</summary>
    private const double NormalMean = 1.2533;

    /// <summary>The middle value; the mean of the middle two. It sorts what it is given.</summary>
    /// <param name="values">At least one.</param>
    public static double Median(Span<double> values)
    {
        values.Sort();
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    /// <inheritdoc cref="Median(Span{double})"/>
    public static double Median(IEnumerable<double> values) => Median(values.ToArray().AsSpan());

    /// <summary>
    /// A standard deviation by the median of the distances from the median (MAD): 1.4826 · median |x - median x|. Where more than half
    /// of the values are the same that is 0, and their mean takes its place: 1.2533 · mean |x - median x| (Iglewicz and Hoaglin, 1993).
    /// </summary>
    /// <param name="values">At least one.</param>
    public static double Spread(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var middle = Median(all.AsSpan());
        for (var i = 0; i < all.Length; i++)
            all[i] = Math.Abs(all[i] - middle);
        return Median(all.AsSpan()) is > 0 and var median ? Normal * median : NormalMean * all.Average();
    }
}
