namespace SalesWeb.Forecasting.Features;

/// <summary>Arithmetic of days for features.</summary>
internal static class CalendarDays
{
    /// <summary>So many days later, or earlier where negative; the first and the last day of the calendar hold what would leave it.</summary>
    public static DateOnly Shifted(this DateOnly date, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(date.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>Where in its year a day lies: 0 on 1 January, rising by 1/365 a day, or 1/366 in a leap year, and never 1.</summary>
    public static double YearPosition(this DateOnly date) => (date.DayOfYear - 1) / (DateTime.IsLeapYear(date.Year) ? 366.0 : 365.0);

    public static int LengthOfMonth(this DateOnly date) => DateTime.DaysInMonth(date.Year, date.Month);

    public static bool IsWeekend(this DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
