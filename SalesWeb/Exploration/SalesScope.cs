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

    /// <summary>The measure in words: "Pieces", "Amount" or "Price".</summary>
    public string MeasureName => Name(Measure);

    /// <summary>The measure as periods of a unit are told by it: "Amount", or "Amount a week" (<see cref="SelectionSeries.IsByWeek"/>).</summary>
    public string ValueName(PeriodUnit unit) => Series.IsByWeek(unit) ? $"{MeasureName} a week" : MeasureName;

    /// <summary>As many periods directly before the range; null where the data does not reach back so far.</summary>
    public Range? Before => Range.Start.Value >= Length ? (Range.Start.Value - Length)..Range.Start.Value : null;

    /// <summary>
    /// Whether a year before is 52 weeks before, so that each weekday meets its like. A range of days that is a year or longer is compared
    /// by the calendar, as months are: 52 weeks before it would overlap it. Weeks always meet as many weeks.
    /// </summary>
    public bool IsComparedByWeeks => Version.Frequency == Frequency.Weekly || (Unit <= PeriodUnit.Week && First.AddYears(1) > Last.AddDays(1));

    /// <summary>The range a year before, by the rule of <see cref="PeriodUnits.YearBefore"/>; null where the data does not reach back so far.</summary>
    public Range? YearBefore
    {
        get
        {
            var unit = IsComparedByWeeks ? PeriodUnit.Week : PeriodUnit.Month;
            var first = unit.YearBefore(First);
            var part = Series.Between(first, unit.YearBefore(Last));
            return first < Series.DateAt(0) || part.Start.Equals(part.End) ? null : part;
        }
    }

    /// <summary>The holidays of a day, by name; empty on an ordinary day.</summary>
    public string HolidaysOn(DateOnly day) => string.Join(", ", Calendar.On(day).Select(holiday => holiday.Name));

    public static string Name(SalesMeasure measure) => measure == SalesMeasure.Quantity ? "Pieces" : measure.ToString();

    /// <summary>The dates of a part of the series, from the first day of its first period to the last of its last.</summary>
    public DateSpan Span(Range part) => new(Series.DateAt(part.Start.Value), Series.DateAt(part.End.Value).AddDays(-1));
}
