namespace SalesWeb.Series;

/// <summary>The calendar of <see cref="PeriodUnit"/>.</summary>
public static class PeriodUnits
{
    /// <summary>The unit of the data's own periods, which is the shortest that it can be summed by.</summary>
    public static PeriodUnit Unit(this Frequency frequency) => frequency switch
    {
        Frequency.Daily => PeriodUnit.Day,
        Frequency.Weekly => PeriodUnit.Week,
        Frequency.Monthly => PeriodUnit.Month,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };

    /// <summary>One period in words, as addresses name the unit too: "day", "week", "month" or "quarter".</summary>
    public static string Noun(this PeriodUnit unit) => unit switch
    {
        PeriodUnit.Day => "day",
        PeriodUnit.Week => "week",
        PeriodUnit.Month => "month",
        PeriodUnit.Quarter => "quarter",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>What a period is called: "3 Mar 2024", "week of 4 Mar 2024", "March 2024" or "Q1 2024".</summary>
    /// <param name="unit">How long it is.</param>
    /// <param name="date">The date that names it, or another of the same period where that is a month or a quarter.</param>
    public static string Name(this PeriodUnit unit, DateOnly date) => unit switch
    {
        PeriodUnit.Day => date.ToString("d MMM yyyy"),
        PeriodUnit.Week => date.ToString("'week of' d MMM yyyy"),
        PeriodUnit.Month => date.ToString("MMMM yyyy"),
        PeriodUnit.Quarter => $"Q{((date.Month - 1) / 3) + 1} {date.Year}",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>The first day of the calendar period that holds <paramref name="date"/>.</summary>
    public static DateOnly StartOf(this PeriodUnit unit, DateOnly date) => unit switch
    {
        PeriodUnit.Day => date,
        PeriodUnit.Week => Calendar.StartOfWeek(date),
        PeriodUnit.Month => Calendar.StartOfMonth(date),
        PeriodUnit.Quarter => new DateOnly(date.Year, (3 * ((date.Month - 1) / 3)) + 1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>Periods after which sales repeat themselves: days of a week; weeks, months or quarters of a year.</summary>
    public static int Season(this PeriodUnit unit) => unit switch
    {
        PeriodUnit.Day => 7,
        PeriodUnit.Week => 52,
        PeriodUnit.Month => 12,
        PeriodUnit.Quarter => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>
    /// The date that is compared with <paramref name="date"/> a year before. Days and weeks go back 52 weeks, so that a
    /// Saturday is compared with a Saturday; months and quarters go back by the calendar, the last day of a month to the last.
    /// </summary>
    public static DateOnly YearBefore(this PeriodUnit unit, DateOnly date)
    {
        if (unit <= PeriodUnit.Week)
            return date.AddDays(-364);

        var isLast = date.Day == DateTime.DaysInMonth(date.Year, date.Month);
        return new DateOnly(date.Year - 1, date.Month, isLast ? DateTime.DaysInMonth(date.Year - 1, date.Month) : date.Day);
    }
}
