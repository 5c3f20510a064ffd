using SalesWeb.Holidays;

namespace SalesWeb.Forecasting.Features;

/// <summary>What the calendar tells of a day.</summary>
internal static class DailyFeatures
{
    private const int DaysAround = 3;
    private const double LongestMonth = 31;

    private static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    /// <summary>The weekday, and where in the month the day lies: −1 on its first, 1 on its last day.</summary>
    public static IEnumerable<CalendarFeature> Position() =>
    [
        .. Week.Select(weekday => new CalendarFeature(
            $"weekday_{weekday.ToString().ToLowerInvariant()}", day => day.DayOfWeek == weekday ? 1 : 0)),
        new("month_position", day => (2.0 * (day.Day - 1) / (day.LengthOfMonth() - 1)) - 1),
    ];

    /// <summary>Whether the day is a public holiday, whether one is so many days ahead or behind, and whether it is an observance.</summary>
    public static IEnumerable<CalendarFeature> Holidays(HolidayCalendar calendar)
    {
        yield return new("holiday", day => Flag(day, 0, HolidayKind.Public));
        for (var days = 1; days <= DaysAround; days++)
        {
            var distance = days;
            yield return new($"holiday_in_{days}_{Days(days)}", day => Flag(day, distance, HolidayKind.Public));
            yield return new($"holiday_{days}_{Days(days)}_ago", day => Flag(day, -distance, HolidayKind.Public));
        }

        yield return new("observance", day => Flag(day, 0, HolidayKind.Observance));

        double Flag(DateOnly day, int ahead, HolidayKind kind) => calendar.Has(day.Shifted(ahead), kind) ? 1 : 0;
    }

    public static IEnumerable<CalendarFeature> OwnDays(HolidayCalendar calendar) =>
        [new("own_day", day => calendar.Has(day, HolidayKind.Own) ? 1 : 0)];

    /// <summary>Whether it is a pay day, and how far the last and the next are, as fractions of 31 days.</summary>
    public static IEnumerable<CalendarFeature> Pay(PayDays payDays) =>
    [
        new("pay_day", day => payDays.Contains(day) ? 1 : 0),
        new("since_pay_day", day => payDays.DaysSince(day) / LongestMonth),
        new("until_pay_day", day => payDays.DaysUntil(day) / LongestMonth),
    ];

    private static string Days(int count) => count == 1 ? "day" : "days";
}
