using SalesWeb.Series;

namespace SalesWeb.Datasets;

/// <summary>What someone decided a missing period of one category means.</summary>
public sealed record MissingRuleChoice
{
    public required long Id { get; init; }

    public required string Dataset { get; init; }

    public required string Category { get; init; }

    public required MissingRule Rule { get; init; }

    public required string Author { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who ended it; null while it counts.</summary>
    public required string? EndedBy { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public bool Counts => EndedAt is null;
}
