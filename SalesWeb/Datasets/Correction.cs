using SalesWeb.Series;

namespace SalesWeb.Datasets;

/// <summary>
/// What someone knows better than the file about one period. It lies over the file, which stays as it is: it counts until it is
/// ended, and its row is kept then too.
/// </summary>
public sealed record Correction
{
    public required long Id { get; init; }

    public required string Dataset { get; init; }

    public required string Category { get; init; }

    /// <summary>Null for all items.</summary>
    public required string? Item { get; init; }

    /// <summary>Null for all stores.</summary>
    public required string? Store { get; init; }

    /// <summary>A date in the period.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>In the unit of <see cref="Measure"/>; null takes the period as missing.</summary>
    public required double? Value { get; init; }

    /// <summary>What the file said when the correction was made; null where it had no row.</summary>
    public required double? Original { get; init; }

    /// <summary>It counts for versions with this measure alone.</summary>
    public required Measure Measure { get; init; }

    public required string Author { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who revoked or replaced it; null while it counts.</summary>
    public required string? EndedBy { get; init; }

    public required string? EndedBecause { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public SeriesKey Key => new(Category, Item, Store);

    public bool Counts => EndedAt is null;
}
