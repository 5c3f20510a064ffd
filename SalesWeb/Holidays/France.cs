using static SalesWeb.Holidays.Feasts;
using static SalesWeb.Holidays.HolidayRule;

namespace SalesWeb.Holidays;

/// <summary>
/// France; with Moselle (57) and the two departments of Alsace (67 and 68), which keep two days more. Left out are the
/// overseas departments. Whit Monday is a public holiday in all years, whatever work is done on it.
/// </summary>
internal static class France
{
    public static HolidayCountry Country { get; } = new("FR", "France", "57 67 68",
    [
        NewYear,
        GoodFriday.In("57", "67", "68"),
        EasterSunday.AsObservance(),
        EasterMonday,
        MayDay,
        On(5, 8, "Victory Day"),
        Ascension,
        WhitMonday,
        On(7, 14, "Bastille Day"),
        Assumption,
        AllSaints,
        On(11, 11, "Armistice Day"),
        Christmas,
        SaintStephen.In("57", "67", "68"),
        .. ShopDays(Last(DayOfWeek.Sunday, 5, "Mother's Day").Moved(7, day => day == Easter.Sunday(day.Year).AddDays(49))),
    ]);
}
