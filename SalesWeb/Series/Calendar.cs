namespace SalesWeb.Series;

/// <summary>Arithmetic of days, weeks and months, by the calendar and never by multiples of 30 days.</summary>
public static class Calendar
{
    /// <summary>The date <paramref name="periods"/> periods after <paramref name="date"/>, or before it where negative.</summary>
    public static DateOnly Add(this Frequency frequency, DateOnly date, int periods) => frequency switch
    {
        Frequency.Daily => date.AddDays(periods),
        Frequency.Weekly => date.AddDays(7 * periods),
        Frequency.Monthly => date.AddMonths(periods),
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };

    /// <summary>
    /// How many periods <paramref name="to"/> lies after <paramref name="from"/>; a date within a period counts as that period.
    /// </summary>
    public static int PeriodsBetween(this Frequency frequency, DateOnly from, DateOnly to) => frequency switch
    {
        Frequency.Daily => to.DayNumber - from.DayNumber,
        Frequency.Weekly => (int)Math.Floor((to.DayNumber - from.DayNumber) / 7.0),
        Frequency.Monthly => (12 * (to.Year - from.Year)) + to.Month - from.Month,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };

    /// <summary>The season that every such series is measured against, in periods: a week of days, a year of weeks or months.</summary>
    public static int Season(this Frequency frequency) => frequency switch
    {
        Frequency.Daily => 7,
        Frequency.Weekly => 52,
        Frequency.Monthly => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };

    /// <summary>One period in words: "day", "week" or "month".</summary>
    public static string Noun(this Frequency frequency) => frequency switch
    {
        Frequency.Daily => "day",
        Frequency.Weekly => "week",
        Frequency.Monthly => "month",
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };

    /// <summary>The Monday of the week that holds <paramref name="date"/>.</summary>
    public static DateOnly StartOfWeek(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    /// <summary>The first day of the month that holds <paramref name="date"/>.</summary>
    public static DateOnly StartOfMonth(DateOnly date) => new(date.Year, date.Month, 1);
}
