using SalesWeb.Series;

namespace SalesWeb.Forecasting.Trees;

/// <summary>Which features trees read, in which order: sales, calendar, which series it is, price?, promotion?</summary>
internal sealed class TableLayout
{
    /// <param name="histories">The series to learn from.</param>
    /// <param name="horizon">The furthest step, at least 1.</param>
    /// <param name="calendar">What the calendar tells.</param>
    public TableLayout(IReadOnlyList<LeveledSeries> histories, int horizon, CalendarColumns calendar)
    {
        (Horizon, Calendar, Plan) = (horizon, calendar, LagPlan.Of(histories[0].Series.Frequency));
        HasPrices = histories.Any(one => one.Covariates.HasPrices);
        HasPromotions = histories.Any(one => one.Covariates.HasPromotions);
        Planned = Math.Min(horizon, histories.Max(one => one.Covariates.Planned));
        var sales = SalesColumns.Names(Plan);
        SalesCount = sales.Count;
        Columns =
        [
            .. sales,
            .. calendar.Names,
            new("series", ForecastPart.Trend),
            .. HasPrices ? new Column[] { new("price", ForecastPart.Prices) } : [],
            .. HasPromotions ? new Column[] { new("promotion", ForecastPart.Promotions) } : [],
        ];
    }

    public IReadOnlyList<Column> Columns { get; }

    public int SalesCount { get; }

    public int Horizon { get; }

    public CalendarColumns Calendar { get; }

    public LagPlan Plan { get; }

    public bool HasPrices { get; }

    public bool HasPromotions { get; }

    /// <summary>Steps whose prices and promotions are known beforehand: as many as the file shows that were planned, 0 to the horizon.</summary>
    public int Planned { get; }
}
