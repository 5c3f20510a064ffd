namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// A series in a unit of its own, so that a search takes the same path whether sales are in pieces or in thousands of them.
/// <code>
///   Values[t] = y[t] / Unit, rounded to 2⁻²⁴        Unit = 1000^k, with mean |Values| from 5 to 5000 (excluded)
/// </code>
/// Steps of a thousand, and not the mean itself, because a simplex search depends on the unit: in this way most sales are searched
/// just as they are, as R does it. Rounding takes away the last bits, in which the same sales in another unit differ, and which could
/// send a search elsewhere.
/// </summary>
/// <param name="Unit">In the unit of the series, above 0; 1 where all values are zero.</param>
/// <param name="Values">Oldest first.</param>
internal sealed record UnitFree(double Unit, double[] Values)
{
    private const double Smallest = 5;
    private const double Grid = 1 << 24;

    /// <param name="values">At least one.</param>
    public static UnitFree Of(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += Math.Abs(value);
        var unit = sum > 0 ? Math.Pow(1000, Math.Floor(Math.Log(sum / values.Length / Smallest, 1000))) : 1;

        var free = new double[values.Length];
        for (var t = 0; t < free.Length; t++)
            free[t] = Math.Round(values[t] / unit * Grid) / Grid;
        return new UnitFree(unit, free);
    }
}
