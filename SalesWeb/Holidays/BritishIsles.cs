using static SalesWeb.Holidays.Feasts;
using static SalesWeb.Holidays.HolidayRule;

namespace SalesWeb.Holidays;

/// <summary>
/// The United Kingdom, which without a region is England and Wales, and Ireland. Left out are the local holidays of Scottish towns and,
/// in Ireland, the other day off that an employer gives for a holiday on a weekend.
/// </summary>
internal static class BritishIsles
{
    private static readonly HolidayRule MotheringSunday = AfterEaster(-21, "Mother's Day");

    public static HolidayCountry UnitedKingdom { get; } = new("GB", "United Kingdom", "ENG NIR SCT WLS",
    [
        NewYear.Substituted(WeekendRule.NextWeekday),
        On(1, 2, "2 January").In("SCT").Substituted(WeekendRule.NextWeekday),
        On(3, 17, "Saint Patrick's Day").In("NIR").Substituted(WeekendRule.NextWeekday),
        GoodFriday,
        EasterMonday.NotIn("SCT"),
        EasterSunday.AsObservance(),
        Nth(1, DayOfWeek.Monday, 5, "Early May Bank Holiday").ButNotIn(2020),
        Once(2020, 5, 8, "Early May Bank Holiday"),
        Last(DayOfWeek.Monday, 5, "Spring Bank Holiday").ButNotIn(2002, 2012, 2022),
        Once(2002, 6, 4, "Spring Bank Holiday"),
        Once(2012, 6, 4, "Spring Bank Holiday"),
        Once(2022, 6, 2, "Spring Bank Holiday"),
        On(7, 12, "Battle of the Boyne").In("NIR").Substituted(WeekendRule.NextWeekday),
        Nth(1, DayOfWeek.Monday, 8, "Summer Bank Holiday").In("SCT"),
        Last(DayOfWeek.Monday, 8, "Summer Bank Holiday").NotIn("SCT"),
        On(11, 30, "Saint Andrew's Day").In("SCT").From(2007).Substituted(WeekendRule.NextWeekday),
        Christmas.Substituted(WeekendRule.NextWeekday),
        On(12, 26, "Boxing Day").Substituted(WeekendRule.NextWeekday),
        Once(2002, 6, 3, "Golden Jubilee"),
        Once(2011, 4, 29, "Royal Wedding"),
        Once(2012, 6, 5, "Diamond Jubilee"),
        Once(2022, 6, 3, "Platinum Jubilee"),
        Once(2022, 9, 19, "State Funeral of Queen Elizabeth II"),
        Once(2023, 5, 8, "Coronation of King Charles III"),
        .. ShopDays(MotheringSunday),
    ]);

    public static HolidayCountry Ireland { get; } = new("IE", "Ireland", "",
    [
        NewYear,
        On(2, 1, "Saint Brigid's Day").From(2023).When(IsBrigidOnFriday),
        Nth(1, DayOfWeek.Monday, 2, "Saint Brigid's Day").From(2023).When(year => !IsBrigidOnFriday(year)),
        On(3, 17, "Saint Patrick's Day"),
        Once(2022, 3, 18, "Day of Remembrance"),
        EasterSunday.AsObservance(),
        EasterMonday,
        Nth(1, DayOfWeek.Monday, 5, "May Day"),
        Nth(1, DayOfWeek.Monday, 6, "June Holiday"),
        Nth(1, DayOfWeek.Monday, 8, "August Holiday"),
        Last(DayOfWeek.Monday, 10, "October Holiday"),
        Christmas,
        SaintStephen,
        GoodFriday.AsObservance(),
        .. ShopDays(MotheringSunday),
    ]);

    private static bool IsBrigidOnFriday(int year) => new DateOnly(year, 2, 1).DayOfWeek == DayOfWeek.Friday;
}
