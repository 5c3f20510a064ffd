namespace SalesWeb.Tracking;

/// <summary>The model that answers for a category of a dataset.</summary>
public sealed record ChampionRow
{
    public required string Dataset { get; init; }

    public required string Category { get; init; }

    /// <summary>Its name.</summary>
    public required string Model { get; init; }

    /// <summary>The run of the backtest that speaks for it.</summary>
    public required long RunId { get; init; }

    /// <summary>What that backtest found of it, as JSON.</summary>
    public required string Standing { get; init; }

    /// <summary>Whether the rule chose it; otherwise someone did.</summary>
    public required bool ByRule { get; init; }

    /// <summary>When it was chosen, or confirmed by a newer backtest; set by the store.</summary>
    public DateTimeOffset PromotedAt { get; init; }
}
