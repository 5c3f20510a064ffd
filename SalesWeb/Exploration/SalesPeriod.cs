namespace SalesWeb.Exploration;

/// <summary>What was sold in one period of a unit, or in the part of it that a range holds.</summary>
public sealed record SalesPeriod
{
    /// <summary>The date that names it.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>What it is compared by: its total, or the mean of its weeks (<see cref="SelectionSeries.IsByWeek"/>). Null where a price has none.</summary>
    public required double? Value { get; init; }

    /// <summary>What was sold in all; of a price, the mean.</summary>
    public required double? Total { get; init; }

    /// <summary>The data's own periods in it, as places in the series.</summary>
    public required Range Part { get; init; }

    /// <summary>Whether the range reaches over all of it.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>The share of its rows that were on promotion, 0 to 1.</summary>
    public required double Promoted { get; init; }
}
