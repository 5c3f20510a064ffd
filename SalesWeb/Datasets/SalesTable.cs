using SalesWeb.Series;

namespace SalesWeb.Datasets;

/// <summary>The numbers of a <see cref="SalesView"/>, as they are drawn, written and downloaded.</summary>
public sealed record SalesTable
{
    public required DatasetVersion Version { get; init; }

    /// <summary>Null for all together.</summary>
    public required string? Category { get; init; }

    public required Frequency Unit { get; init; }

    /// <summary>Periods in the rolling average; 1 is none.</summary>
    public required int Average { get; init; }

    /// <summary>Consecutive periods, oldest first, at least one.</summary>
    public required IReadOnlyList<SalesTableRow> Rows { get; init; }

    /// <summary>How many of the data's own periods had no row in the file and were filled by the rule for missing periods.</summary>
    public required int Filled { get; init; }

    public double Total => Rows.Sum(row => row.Value);

    public SalesTableRow Highest => Rows.MaxBy(row => row.Value)!;

    public SalesTableRow Lowest => Rows.MinBy(row => row.Value)!;
}
