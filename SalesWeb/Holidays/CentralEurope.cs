using static SalesWeb.Holidays.Feasts;
using static SalesWeb.Holidays.HolidayRule;

namespace SalesWeb.Holidays;

/// <summary>
/// Austria, Switzerland and Poland. Left out are the patron saints of the Austrian states, and of Switzerland what its other cantons
/// and their communities keep: without a canton it has what nearly all of them do.
/// </summary>
internal static class CentralEurope
{
    public static HolidayCountry Austria { get; } = new("AT", "Austria", "",
    [
        NewYear,
        Epiphany,
        EasterSunday.AsObservance(),
        EasterMonday,
        MayDay,
        Ascension,
        WhitSunday.AsObservance(),
        WhitMonday,
        CorpusChristi,
        Assumption,
        On(10, 26, "National Day"),
        AllSaints,
        ImmaculateConception,
        Christmas,
        SaintStephen,
        .. ShopDays(MothersDay),
    ]);

    public static HolidayCountry Switzerland { get; } = new("CH", "Switzerland", "BE BS GE VD ZH",
    [
        NewYear,
        On(1, 2, "Saint Berchtold's Day").In("BE", "VD"),
        GoodFriday,
        EasterSunday.AsObservance(),
        EasterMonday,
        MayDay.In("BS", "ZH"),
        Ascension,
        WhitSunday.AsObservance(),
        WhitMonday,
        On(8, 1, "National Day"),
        Nth(1, DayOfWeek.Sunday, 9, "Fast of Geneva").Moved(4, _ => true).In("GE"),
        Nth(3, DayOfWeek.Sunday, 9, "Monday of the Fast").Moved(1, _ => true).In("VD"),
        Christmas,
        SaintStephen.NotIn("GE", "VD"),
        On(12, 31, "Restoration Day").In("GE"),
        .. ShopDays(MothersDay),
    ]);

    public static HolidayCountry Poland { get; } = new("PL", "Poland", "",
    [
        NewYear,
        Epiphany.From(2011),
        EasterSunday,
        EasterMonday,
        MayDay,
        On(5, 3, "Constitution Day"),
        WhitSunday,
        CorpusChristi,
        Assumption,
        AllSaints,
        On(11, 11, "Independence Day"),
        Once(2018, 11, 12, "Centenary of Independence"),
        On(12, 24, "Christmas Eve").From(2025),
        Christmas,
        SecondChristmas,
        .. ShopDays(On(5, 26, "Mother's Day")),
    ]);
}
