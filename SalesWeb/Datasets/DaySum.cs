using SalesWeb.Series;

namespace SalesWeb.Datasets;

/// <summary>What was sold on one date, or in a span of dates, in every measure that the file gives.</summary>
/// <remarks>A sum is null where no row gives the number.</remarks>
public sealed record DaySum
{
    /// <summary>The date as the file names the period; of a span, its first date with any sales.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Rows of the file that were added up; 0 where a correction alone tells of the date.</summary>
    public required int Rows { get; init; }

    public required double? Quantity { get; init; }

    public required double? Amount { get; init; }

    /// <summary>The sum of the prices of the rows that give one; <see cref="Price"/> is their mean.</summary>
    public required double? PriceSum { get; init; }

    /// <summary>Rows that give a price.</summary>
    public required int Priced { get; init; }

    /// <summary>Rows that were on promotion.</summary>
    public required int Promoted { get; init; }

    /// <summary>The sum in a measure; 0 where no row gives the number.</summary>
    public double In(Measure measure) => (measure == Measure.Amount ? Amount : Quantity) ?? 0;

    /// <summary>Money for one piece, the mean over the rows that give it; null where none does.</summary>
    public double? Price => Priced > 0 ? PriceSum / Priced : null;
}
