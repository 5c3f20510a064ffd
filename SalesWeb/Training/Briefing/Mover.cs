using SalesWeb.Datasets;

namespace SalesWeb.Training.Briefing;

/// <summary>A category, an item or a store whose sales rose or fell.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Now">What it sold in the newest periods.</param>
/// <param name="Before">What it sold in as many before them.</param>
/// <param name="YearBefore">What it sold in the same periods a year earlier; null where the data does not reach back so far.</param>
public sealed record Mover(SalesPart Part, string Name, double Now, double Before, double? YearBefore)
{
    public double Change => Now - Before;

    /// <summary>The change as a fraction of what it sold before; null where that was nothing.</summary>
    public double? Fraction => Before > 0 ? Change / Before : null;
}
