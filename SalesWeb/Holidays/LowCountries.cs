using static SalesWeb.Holidays.Feasts;
using static SalesWeb.Holidays.HolidayRule;

namespace SalesWeb.Holidays;

/// <summary>The Netherlands and Belgium. Left out are the days of the Belgian communities, which are no days off by law.</summary>
internal static class LowCountries
{
    /// <summary>Liberation Day is a day off for most in every fifth year only.</summary>
    public static HolidayCountry Netherlands { get; } = new("NL", "Netherlands", "",
    [
        NewYear,
        GoodFriday.AsObservance(),
        EasterSunday,
        EasterMonday,
        On(4, 30, "Queen's Day").Until(2013).Moved(-1, IsSunday),
        On(4, 27, "King's Day").From(2014).Moved(-1, IsSunday),
        On(5, 5, "Liberation Day").When(year => year % 5 == 0),
        On(5, 5, "Liberation Day").When(year => year % 5 != 0).AsObservance(),
        Ascension,
        WhitSunday,
        WhitMonday,
        On(12, 5, "Saint Nicholas' Eve").AsObservance(),
        Christmas,
        SecondChristmas,
        .. ShopDays(MothersDay),
    ]);

    public static HolidayCountry Belgium { get; } = new("BE", "Belgium", "",
    [
        NewYear,
        EasterSunday.AsObservance(),
        EasterMonday,
        MayDay,
        Ascension,
        WhitMonday,
        On(7, 21, "National Day"),
        Assumption,
        AllSaints,
        On(11, 11, "Armistice Day"),
        Christmas,
        .. ShopDays(MothersDay),
    ]);

    private static bool IsSunday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday;
}
