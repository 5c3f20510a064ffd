using static SalesWeb.Holidays.Feasts;
using static SalesWeb.Holidays.HolidayRule;

namespace SalesWeb.Holidays;

/// <summary>Denmark, Sweden, Norway and Finland. Left out are the half days off that custom knows and the law does not.</summary>
internal static class NordicCountries
{
    private static readonly HolidayRule MidsummerEve = FirstFrom(DayOfWeek.Friday, 6, 19, "Midsummer Eve").AsObservance();
    private static readonly HolidayRule Midsummer = FirstFrom(DayOfWeek.Saturday, 6, 20, "Midsummer Day");
    private static readonly HolidayRule AllSaintsSaturday = FirstFrom(DayOfWeek.Saturday, 10, 31, "All Saints' Day");

    public static HolidayCountry Denmark { get; } = new("DK", "Denmark", "",
    [
        NewYear,
        MaundyThursday,
        GoodFriday,
        EasterSunday,
        EasterMonday,
        AfterEaster(26, "Great Prayer Day").Until(2023),
        Ascension,
        WhitSunday,
        WhitMonday,
        On(6, 5, "Constitution Day").AsObservance(),
        Christmas,
        SecondChristmas,
        .. ShopDays(MothersDay),
    ]);

    public static HolidayCountry Sweden { get; } = new("SE", "Sweden", "",
    [
        NewYear,
        Epiphany,
        GoodFriday,
        EasterSunday,
        EasterMonday,
        MayDay,
        Ascension,
        WhitSunday,
        WhitMonday.Until(2004),
        On(6, 6, "National Day").From(2005),
        MidsummerEve,
        Midsummer,
        AllSaintsSaturday,
        Christmas,
        SecondChristmas,
        .. ShopDays(Last(DayOfWeek.Sunday, 5, "Mother's Day")),
    ]);

    public static HolidayCountry Norway { get; } = new("NO", "Norway", "",
    [
        NewYear,
        MaundyThursday,
        GoodFriday,
        EasterSunday,
        EasterMonday,
        MayDay,
        On(5, 17, "Constitution Day"),
        Ascension,
        WhitSunday,
        WhitMonday,
        Christmas,
        SecondChristmas,
        .. ShopDays(Nth(2, DayOfWeek.Sunday, 2, "Mother's Day")),
    ]);

    public static HolidayCountry Finland { get; } = new("FI", "Finland", "",
    [
        NewYear,
        Epiphany,
        GoodFriday,
        EasterSunday,
        EasterMonday,
        MayDay,
        Ascension,
        WhitSunday,
        MidsummerEve,
        Midsummer,
        AllSaintsSaturday,
        On(12, 6, "Independence Day"),
        Christmas,
        SecondChristmas,
        .. ShopDays(MothersDay),
    ]);
}
