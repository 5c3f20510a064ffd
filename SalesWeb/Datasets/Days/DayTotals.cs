using SalesWeb.Import.Rows;
using SalesWeb.Series;

namespace SalesWeb.Datasets.Days;

/// <summary>What rows add up to on one date, in every measure. A sum is NaN where no row gives the number.</summary>
public struct DayTotals
{
    public double Quantity { get; set; }

    public double Amount { get; set; }

    /// <summary>The sum of the prices for one piece, of the rows that give one.</summary>
    public double PriceSum { get; set; }

    /// <summary>At least 1 where there is anything.</summary>
    public int Rows { get; set; }

    /// <summary>Rows that give a price.</summary>
    public int Priced { get; set; }

    /// <summary>Rows that were on promotion.</summary>
    public int Promoted { get; set; }

    public static DayTotals Of(in Observation observation) => new()
    {
        Quantity = observation.Quantity ?? double.NaN,
        Amount = observation.Amount ?? double.NaN,
        PriceSum = observation.Price ?? double.NaN,
        Rows = 1,
        Priced = observation.Price is null ? 0 : 1,
        Promoted = observation.IsPromoted ? 1 : 0,
    };

    public void Add(in DayTotals other)
    {
        if (Rows == 0)
        {
            this = other;
            return;
        }

        Quantity = Plus(Quantity, other.Quantity);
        Amount = Plus(Amount, other.Amount);
        PriceSum = Plus(PriceSum, other.PriceSum);
        Rows += other.Rows;
        Priced += other.Priced;
        Promoted += other.Promoted;
    }

    /// <summary>The sum in a measure; 0 where no row gives the number.</summary>
    public readonly double In(Measure measure) => OrNull(measure == Measure.Amount ? Amount : Quantity) ?? 0;

    /// <summary>The same for the pages, under its date.</summary>
    public readonly DaySum On(DateOnly date) => new()
    {
        Date = date,
        Rows = Rows,
        Quantity = OrNull(Quantity),
        Amount = OrNull(Amount),
        PriceSum = OrNull(PriceSum),
        Priced = Priced,
        Promoted = Promoted,
    };

    private static double Plus(double sum, double value) => double.IsNaN(value) ? sum : double.IsNaN(sum) ? value : sum + value;

    private static double? OrNull(double value) => double.IsNaN(value) ? null : value;
}
