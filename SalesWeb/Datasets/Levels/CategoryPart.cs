namespace SalesWeb.Datasets.Levels;

/// <summary>A combination of item and store within a category.</summary>
internal sealed record CategoryPart
{
    public required long Id { get; init; }

    /// <summary>Empty for rows that name none.</summary>
    public required string Item { get; init; }

    /// <summary>Empty for rows that name none.</summary>
    public required string Store { get; init; }
}
