namespace SalesWeb.Exploration;

/// <summary>One period of a <see cref="SalesTable"/>.</summary>
public sealed record SalesTableRow
{
    /// <summary>The date that names it.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What was sold in it, or a mean week of it (<see cref="SelectionSeries.IsByWeek"/>), within the range only; null where a price has none.</summary>
    public required double? Value { get; init; }

    /// <summary>What was sold in it in all, within the range only; of a price, the mean.</summary>
    public required double? Total { get; init; }

    /// <summary>The mean of this and the periods before it, each in full whatever the range; null where the data has too few before it, or holds one of them only in part.</summary>
    public required double? Average { get; init; }

    /// <summary>The same a year before; null where the data does not reach back so far.</summary>
    public required double? LastYear { get; init; }

    /// <summary><see cref="Average"/> a year before.</summary>
    public required double? LastYearAverage { get; init; }

    /// <summary>The value of each category that is compared, in the order of the view; null where it was not sold yet.</summary>
    public required IReadOnlyList<double?> Compared { get; init; }

    /// <summary><see cref="Total"/> of each category that is compared.</summary>
    public required IReadOnlyList<double?> ComparedTotals { get; init; }

    /// <summary><see cref="Average"/> of each category that is compared.</summary>
    public required IReadOnlyList<double?> ComparedAverages { get; init; }

    /// <summary>Whether the range reaches over all of it.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>The share of its rows that were on promotion, 0 to 1.</summary>
    public required double Promoted { get; init; }

    /// <summary>The holidays in it, by name; empty where there are none, or the unit is longer than a week.</summary>
    public required string Holidays { get; init; }
}
