using SalesWeb.Holidays;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Features;

/// <summary>What the calendar tells of a week or a month: how many of its days are what.</summary>
/// <param name="frequency">Weekly or monthly. A week is the seven days from the date given, a month all days of that date's month.</param>
/// <param name="calendar">Whose holidays count.</param>
internal sealed class PeriodFeatures(Frequency frequency, HolidayCalendar calendar)
{
    // So many holidays or observances are many: what is divided by it is seldom above 1.
    private readonly double _many = frequency == Frequency.Weekly ? 2 : 4;

    /// <summary>Months differ in length and in weekends: their days from 30 in halves, and whether they have a fifth Saturday or Sunday.</summary>
    public IEnumerable<CalendarFeature> Length() => frequency == Frequency.Weekly
        ? []
        :
        [
            new("days", start => (start.LengthOfMonth() - 30) / 2.0),
            new("saturdays", start => Count(start, day => day.DayOfWeek == DayOfWeek.Saturday) - 4),
            new("sundays", start => Count(start, day => day.DayOfWeek == DayOfWeek.Sunday) - 4),
        ];

    /// <summary>
    /// Days from Monday to Friday that are no public holidays: of a week from 5 in halves, so that −1 is a week of three; of a
    /// month from 20 in quarters. Without holidays every week has five, which tells nothing.
    /// </summary>
    public IEnumerable<CalendarFeature> WorkingDays() => frequency == Frequency.Weekly && calendar.Country == ""
        ? []
        : [new("working_days", start => (Count(start, IsWorkingDay) - (frequency == Frequency.Weekly ? 5 : 20)) / _many)];

    /// <summary>Public holidays in the period, the one before and the one after, and observances, each divided by what is many.</summary>
    public IEnumerable<CalendarFeature> Holidays() =>
    [
        new("holidays", start => Share(HolidayKind.Public, start)),
        new("holidays_before", start => Share(HolidayKind.Public, Moved(start, -1))),
        new("holidays_after", start => Share(HolidayKind.Public, Moved(start, 1))),
        new("observances", start => Share(HolidayKind.Observance, start)),
    ];

    /// <summary>The fraction of the period's days that the user named.</summary>
    public IEnumerable<CalendarFeature> OwnDays() =>
        [new("own_days", start => Count(start, day => calendar.Has(day, HolidayKind.Own)) / (double)Days(start))];

    /// <summary>Pay days in a week, divided by what is many; every month has the same.</summary>
    public IEnumerable<CalendarFeature> Pay(PayDays payDays) =>
        frequency == Frequency.Weekly ? [new("pay_days", start => Count(start, payDays.Contains) / _many)] : [];

    private double Share(HolidayKind kind, DateOnly start) => Count(start, day => calendar.Has(day, kind)) / _many;

    private bool IsWorkingDay(DateOnly day) => !day.IsWeekend() && !calendar.Has(day, HolidayKind.Public);

    private int Count(DateOnly start, Func<DateOnly, bool> isCounted) => Enumerable.Range(0, Days(start)).Count(i => isCounted(start.Shifted(i)));

    private int Days(DateOnly start) => frequency == Frequency.Weekly ? 7 : start.LengthOfMonth();

    /// <summary>The first day of the period before (−1) or after (1).</summary>
    private DateOnly Moved(DateOnly start, int periods) => frequency == Frequency.Weekly
        ? start.Shifted(7 * periods)
        : periods < 0 ? Calendar.StartOfMonth(start.Shifted(-1)) : start.Shifted(start.LengthOfMonth());
}
