using static SalesWeb.Holidays.Feasts;
using static SalesWeb.Holidays.HolidayRule;

namespace SalesWeb.Holidays;

/// <summary>
/// Germany by the laws of its sixteen states; without a state, what all of them keep. Left out is what only some communities
/// of a state keep: Assumption in Catholic Bavaria, the Peace Festival of Augsburg, Corpus Christi in parts of Saxony and Thuringia.
/// </summary>
internal static class Germany
{
    public static HolidayCountry Country { get; } = new("DE", "Germany", "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH",
    [
        NewYear,
        Epiphany.In("BW", "BY", "ST"),
        On(3, 8, "Women's Day").In("BE").From(2019),
        On(3, 8, "Women's Day").In("MV").From(2023),
        GoodFriday,
        EasterSunday.In("BB"),
        EasterMonday,
        MayDay,
        Once(2020, 5, 8, "Liberation Day").In("BE"),
        Once(2025, 5, 8, "Liberation Day").In("BE"),
        Ascension,
        WhitSunday.In("BB"),
        WhitMonday,
        CorpusChristi.In("BW", "BY", "HE", "NW", "RP", "SL"),
        Once(2028, 6, 17, "Uprising of 1953").In("BE"),
        Assumption.In("SL"),
        On(9, 20, "Children's Day").In("TH").From(2019),
        On(10, 3, "German Unity Day"),
        On(10, 31, "Reformation Day").In("BB", "MV", "SN", "ST", "TH").ButNotIn(2017),
        Once(2017, 10, 31, "Reformation Day"),
        On(10, 31, "Reformation Day").In("HB", "HH", "NI", "SH").From(2018),
        AllSaints.In("BW", "BY", "NW", "RP", "SL"),
        FirstFrom(DayOfWeek.Wednesday, 11, 16, "Day of Repentance").In("SN"),
        Christmas,
        SecondChristmas,
        AfterEaster(-48, "Carnival Monday").AsObservance(),
        EasterSunday.NotIn("BB").AsObservance(),
        WhitSunday.NotIn("BB").AsObservance(),
        .. ShopDays(MothersDay),
    ]);
}
