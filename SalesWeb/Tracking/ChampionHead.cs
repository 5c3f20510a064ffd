namespace SalesWeb.Tracking;

/// <summary>Which model answers for a category, without what its backtest found: what there is to compare to see whether another one answers.</summary>
public sealed record ChampionHead
{
    public required string Category { get; init; }

    public required string Model { get; init; }

    public required long RunId { get; init; }

    public required DateTimeOffset PromotedAt { get; init; }
}
