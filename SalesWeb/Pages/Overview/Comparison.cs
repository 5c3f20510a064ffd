using SalesWeb.Web;

namespace SalesWeb.Pages.Overview;

/// <summary>A sum held against another, for a line of the overview.</summary>
/// <param name="Value">What it is about.</param>
/// <param name="Other">What it is held against; null where that is not known.</param>
/// <param name="Of">What the other is, behind "against".</param>
/// <param name="Missing">What to say where the other is not known.</param>
/// <param name="Numbers">Writes the sums.</param>
/// <param name="Doubt">What must be said of the other; null for nothing.</param>
public sealed record Comparison(double Value, double? Other, string Of, string Missing, SalesNumbers Numbers, string? Doubt = null)
{
    public double Change => Value - (Other ?? Value);

    /// <summary>As a fraction of the other; null where that is nothing, or not known.</summary>
    public double? Fraction => Other is > 0 and var other ? Change / other : null;
}
