using static SalesWeb.Holidays.Feasts;
using static SalesWeb.Holidays.HolidayRule;

namespace SalesWeb.Holidays;

/// <summary>
/// Spain, Italy and Portugal. Left out are the patron saints of towns, carnival in Portugal, and in Spain what a region moves from a
/// Sunday to the Monday after or exchanges for a year, which its government settles anew every autumn.
/// </summary>
internal static class SouthernEurope
{
    private static readonly HolidayRule FirstSundayOfMay = Nth(1, DayOfWeek.Sunday, 5, "Mother's Day");

    public static HolidayCountry Spain { get; } = new("ES", "Spain", "AN CT MD",
    [
        NewYear,
        Epiphany,
        On(2, 28, "Day of Andalusia").In("AN"),
        MaundyThursday.In("AN", "MD"),
        GoodFriday,
        EasterSunday.AsObservance(),
        EasterMonday.In("CT"),
        MayDay,
        On(5, 2, "Day of Madrid").In("MD"),
        On(6, 24, "Saint John's Day").In("CT"),
        Assumption,
        On(9, 11, "National Day of Catalonia").In("CT"),
        On(10, 12, "National Day"),
        AllSaints,
        On(12, 6, "Constitution Day"),
        ImmaculateConception,
        Christmas,
        SaintStephen.In("CT"),
        .. ShopDays(FirstSundayOfMay),
    ]);

    /// <summary>With the province of Bolzano (BZ), where Whit Monday is kept.</summary>
    public static HolidayCountry Italy { get; } = new("IT", "Italy", "BZ",
    [
        NewYear,
        Epiphany,
        Once(2011, 3, 17, "150 Years of Unity"),
        EasterSunday,
        EasterMonday,
        On(4, 25, "Liberation Day"),
        MayDay,
        WhitMonday.In("BZ"),
        On(6, 2, "Republic Day").From(2001),
        Assumption,
        On(10, 4, "Saint Francis' Day").From(2026),
        AllSaints,
        ImmaculateConception,
        Christmas,
        SaintStephen,
        .. ShopDays(MothersDay),
    ]);

    /// <summary>From 2013 to 2015 four holidays were suspended.</summary>
    public static HolidayCountry Portugal { get; } = new("PT", "Portugal", "",
    [
        NewYear,
        GoodFriday,
        EasterSunday,
        On(4, 25, "Freedom Day"),
        MayDay,
        CorpusChristi.ButNotIn(2013, 2014, 2015),
        On(6, 10, "Portugal Day"),
        Assumption,
        On(10, 5, "Republic Day").ButNotIn(2013, 2014, 2015),
        AllSaints.ButNotIn(2013, 2014, 2015),
        On(12, 1, "Restoration of Independence").ButNotIn(2013, 2014, 2015),
        ImmaculateConception,
        Christmas,
        .. ShopDays(FirstSundayOfMay),
    ]);
}
