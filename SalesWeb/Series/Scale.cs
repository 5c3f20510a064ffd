namespace SalesWeb.Series;

/// <summary>
/// The mean and standard deviation of a past, so that a network sees numbers around zero.
/// <code>
///   scaled = (value − mean) / deviation
/// </code>
/// </summary>
/// <param name="Mean">In the unit of the series.</param>
/// <param name="Deviation">In the unit of the series, above 0; 1 where the past is constant.</param>
public sealed record Scale(double Mean, double Deviation)
{
    /// <summary>The scale of <paramref name="past"/>, with the population's deviation (divided by n).</summary>
    /// <param name="past">At least one value.</param>
    public static Scale Of(ReadOnlySpan<double> past)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(past.Length, 1);

        var mean = 0.0;
        foreach (var value in past)
            mean += value / past.Length;

        var variance = 0.0;
        foreach (var value in past)
            variance += (value - mean) * (value - mean) / past.Length;

        var deviation = Math.Sqrt(variance);
        return new Scale(mean, deviation > 1e-12 * Math.Abs(mean) ? deviation : 1);
    }

    /// <summary>A value in standard deviations from the mean.</summary>
    public float Apply(double value) => (float)((value - Mean) / Deviation);

    /// <summary>A scaled value back in the unit of the series.</summary>
    public double Undo(float scaled) => (scaled * Deviation) + Mean;
}
