using SalesWeb.Datasets;
using SalesWeb.Holidays;
using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>A view with its sales: what every picture of Explore is made from.</summary>
public sealed record SalesScope
{
    public required SalesView View { get; init; }

    public required DatasetVersion Version { get; init; }

    public required SalesMeasure Measure { get; init; }

    public required PeriodUnit Unit { get; init; }

    /// <summary>The selection from its first sale on.</summary>
    public required SelectionSeries Series { get; init; }

    /// <summary>The periods of <see cref="Series"/> that are looked at, at least one.</summary>
    public required Range Range { get; init; }

    /// <summary>What a period without any row in the file means.</summary>
    public required MissingRule Rule { get; init; }

    /// <summary>Whose holidays are named.</summary>
    internal HolidayCalendar Calendar { get; init; } = HolidayCalendar.For("");

    /// <summary>Periods in the rolling average; 1 is none.</summary>
    public int Average => View.Average ?? Unit switch { PeriodUnit.Day => 7, PeriodUnit.Week => 4, PeriodUnit.Month => 3, _ => 1 };

    /// <summary>The first date of the range.</summary>
    public DateOnly First => Series.DateAt(Range.Start.Value);

    /// <summary>The date of the last period of the range (included).</summary>
    public DateOnly Last => Series.DateAt(Range.End.Value - 1);

    /// <summary>The data's own periods in the range.</summary>
    public int Length => Range.End.Value - Range.Start.Value;

    /// <summary>What is looked at, in words: "Bread · Rye loaf · Harbour"; "All categories" for all.</summary>
    public string Subject
    {
        get
        {
            string?[] names = [View.Category, View.Item, View.Store];
            var named = string.Join(" · ", names.Where(name => !string.IsNullOrEmpty(name)));
            return named == "" ? "All categories" : View.Category is null && View.Item is null ? $"All categories · {named}" : named;
        }
    }

    /// <summary>The measure with its unit, for headings and axes: "Pieces", "Amount (EUR)", "Price (EUR)".</summary>
    public string MeasureName => NameOf(Measure);

    /// <summary>The measure in one word: "Pieces", "Quantity", "Amount" or "Price".</summary>
    public string MeasureNoun => Measure == SalesMeasure.Quantity ? Version.Units.NounOf(SalesWeb.Series.Measure.Quantity) : Measure.ToString();

    /// <summary>A measure of this dataset with its unit.</summary>
    public string NameOf(SalesMeasure measure) => measure switch
    {
        SalesMeasure.Quantity => Version.Units.NameOf(SalesWeb.Series.Measure.Quantity),
        SalesMeasure.Amount => Version.Units.NameOf(SalesWeb.Series.Measure.Amount),
        _ => Version.Units.WithCurrency("Price"),
    };

    /// <summary>As many periods directly before the range; null where the data does not reach back so far.</summary>
    public Range? Before => Range.Start.Value >= Length ? (Range.Start.Value - Length)..Range.Start.Value : null;

    /// <summary>
    /// The range a year before; null where the data does not reach back so far. It is the same whatever the range is summed by:
    /// months of the calendar and ranges of twelve months or more go back by the calendar, so that 2024 is compared with 2023;
    /// other days, and weeks, go back 52 weeks, so that there are as many of each weekday in both.
    /// </summary>
    public Range? YearBefore
    {
        get
        {
            var unit = GoesBackByCalendar ? PeriodUnit.Month : PeriodUnit.Week;
            var first = unit.YearBefore(First);
            var part = Series.Between(first, unit.YearBefore(Last));
            return first < Series.DateAt(0) || part.Start.Equals(part.End) ? null : part;
        }
    }

    /// <summary>
    /// Whether periods of a unit are compared by their mean a week: a month of weekly data holds 4 or 5 weeks, and a quarter 12 to
    /// 14, so that their sums go up and down although nothing else does.
    /// </summary>
    public bool IsPerWeek(PeriodUnit unit) => Series.AddsUp && Version.Frequency == Frequency.Weekly && unit > PeriodUnit.Week;

    /// <summary>The range by a unit, in numbers that can be compared with each other: sums, or means a week where <see cref="IsPerWeek"/> says so.</summary>
    public IReadOnlyList<SalesPeriod> Comparable(PeriodUnit unit)
    {
        var periods = Series.By(unit, Range);
        return IsPerWeek(unit) ? [.. periods.Select(period => period with { Value = period.Value / Weeks(period.Part) })] : periods;

        int Weeks(Range part) => part.End.Value - part.Start.Value - Series.Unknown(part);
    }

    /// <summary>The holidays of a day, by name; empty on an ordinary day.</summary>
    public string HolidaysOn(DateOnly day) => string.Join(", ", Calendar.On(day).Select(holiday => holiday.Name));

    public static string Name(SalesMeasure measure) => measure == SalesMeasure.Quantity ? "Pieces" : measure.ToString();

    private bool GoesBackByCalendar => Version.Frequency switch
    {
        Frequency.Daily => (First.Day == 1 && Last.AddDays(1).Day == 1) || Last.AddDays(1) >= First.AddYears(1),
        Frequency.Weekly => false,
        _ => true,
    };

    /// <summary>The dates of a part of the series, from the first day of its first period to the last of its last.</summary>
    public DateSpan Span(Range part) => new(Series.DateAt(part.Start.Value), Series.DateAt(part.End.Value).AddDays(-1));
}
