using SalesWeb.Holidays;

namespace SalesWeb.Tests.Holidays;

/// <summary>Dates short enough for a table.</summary>
internal static class Days
{
    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    /// <summary>The public holidays of a year as "01-01 03-29 …".</summary>
    public static string PublicIn(string country, int year) => string.Join(
        ' ',
        HolidayCalendar.For(country).Between(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))
            .Where(holiday => holiday.Kind == HolidayKind.Public)
            .Select(holiday => holiday.Date.ToString("MM-dd"))
            .Distinct());
}
