namespace SalesWeb.Datasets;

/// <summary>What a dataset's version holds of one category.</summary>
public sealed record CategorySummary
{
    public required string Category { get; init; }

    public required DateOnly FirstDate { get; init; }

    /// <summary>The last date (included).</summary>
    public required DateOnly LastDate { get; init; }

    /// <summary>The sum over all dates, in the version's measure.</summary>
    public required double Total { get; init; }

    /// <summary>Periods for which there is at least one row.</summary>
    public required int Periods { get; init; }
}
