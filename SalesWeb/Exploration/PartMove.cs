namespace SalesWeb.Exploration;

/// <summary>How the sales of a category, an item or a store changed. A value is null where there was nothing.</summary>
/// <param name="Name">Its name; empty for the rows that name none.</param>
/// <param name="Now">In the newer span.</param>
/// <param name="Before">In the span before.</param>
/// <param name="LastYear">In the span a year before; null too where the data does not reach back so far.</param>
public sealed record PartMove(string Name, double? Now, double? Before, double? LastYear)
{
    /// <summary>How much more it is than before, in the unit of the measure.</summary>
    public double Change => (Now ?? 0) - (Before ?? 0);

    /// <summary>The same as a fraction of what it was before; null where that was nothing.</summary>
    public double? Growth => Fraction(Before);

    /// <summary>How much more it is than a year before, as a fraction of it; null where that was nothing.</summary>
    public double? YearGrowth => Fraction(LastYear);

    private double? Fraction(double? then) => then is null or 0 ? null : ((Now ?? 0) - then) / Math.Abs(then.Value);
}
