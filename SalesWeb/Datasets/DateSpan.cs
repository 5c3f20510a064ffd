namespace SalesWeb.Datasets;

/// <summary>Dates from one to another.</summary>
/// <param name="From">The first (included).</param>
/// <param name="To">The last (included), not before the first.</param>
public readonly record struct DateSpan(DateOnly From, DateOnly To)
{
    public bool Holds(DateOnly date) => date >= From && date <= To;
}
