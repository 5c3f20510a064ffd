namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// A series in terms of its own mean size, so that a search takes the same path whether sales are in cents or in thousands.
/// <code>
///   Values[t] = y[t] / Unit,  rounded to 2⁻³⁰      Unit = mean |y|, or 1 where all are zero
/// </code>
/// Rounding takes away the last bits, in which the same sales in another unit differ: without it, a comparison that hangs on them
/// could send the search elsewhere.
/// </summary>
/// <param name="Unit">In the unit of the series, above 0.</param>
/// <param name="Values">Around 1 in size; oldest first.</param>
internal sealed record UnitFree(double Unit, double[] Values)
{
    private const double Grid = 1 << 30;

    /// <param name="values">At least one.</param>
    public static UnitFree Of(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += Math.Abs(value);
        var unit = sum > 0 ? sum / values.Length : 1;

        var free = new double[values.Length];
        for (var t = 0; t < free.Length; t++)
            free[t] = Math.Round(values[t] / unit * Grid) / Grid;
        return new UnitFree(unit, free);
    }
}
