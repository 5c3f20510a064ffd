using SalesWeb.Holidays;

namespace SalesWeb.Settings;

/// <summary>The <c>calendar:</c> section of config.yaml: days on which people buy otherwise than usual.</summary>
public sealed record CalendarSettings
{
    /// <summary>Whose public holidays count: ISO 3166, "DE" or with a region "DE-SH"; empty for nobody's.</summary>
    public string Country { get; init; } = "";

    /// <summary>Days that count besides; empty (<c>none</c> in the file) for no others.</summary>
    public OwnDay[] Holidays { get; init; } = [];

    /// <summary>Days of the month on which people are paid, 1 to 31, or −1 to −31 counted from its end; empty (<c>none</c>) for no such days.</summary>
    public int[] PayDays { get; init; } = [];

    /// <summary>The calendar with these holidays.</summary>
    public HolidayCalendar ToCalendar() => HolidayCalendar.For(Country, Holidays);

    internal IEnumerable<SettingProblem> Problems()
    {
        if (!HolidayCalendar.Knows(Country))
            yield return new("calendar.country", $"empty or a country with a table of holidays; {HolidayCalendar.Near(Country)}");
        if (PayDays.Any(day => day is 0 or < -31 or > 31))
            yield return new("calendar.pay_days", "none or days of the month, each 1 to 31, or -1 to -31 from its end");
        if (PayDays.Length != PayDays.Distinct().Count())
            yield return new("calendar.pay_days", "a list in which no day comes twice");
    }
}
