namespace SalesWeb.Series;

/// <summary>What was sold in all on one date.</summary>
public sealed record DatedTotal
{
    public required DateOnly Date { get; init; }

    public required double Value { get; init; }
}
