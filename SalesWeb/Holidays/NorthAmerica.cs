using static SalesWeb.Holidays.Feasts;
using static SalesWeb.Holidays.HolidayRule;

namespace SalesWeb.Holidays;

/// <summary>
/// The federal holidays of the United States and of Canada, and those of some states and provinces. Left out are Inauguration Day,
/// and in Canada the day off for a holiday on a weekend, which the provinces and employers settle each in their way,
/// but for Canada Day on a Sunday.
/// </summary>
internal static class NorthAmerica
{
    public static HolidayCountry UnitedStates { get; } = new("US", "United States", "CA MA ME",
    [
        NewYear.Substituted(WeekendRule.NearestWeekday),
        Nth(3, DayOfWeek.Monday, 1, "Martin Luther King Jr. Day"),
        Nth(3, DayOfWeek.Monday, 2, "Presidents' Day"),
        On(3, 31, "César Chávez Day").In("CA").From(2001).Substituted(WeekendRule.MondayAfterSunday),
        Nth(3, DayOfWeek.Monday, 4, "Patriots' Day").In("MA", "ME"),
        Last(DayOfWeek.Monday, 5, "Memorial Day"),
        On(6, 19, "Juneteenth").From(2021).Substituted(WeekendRule.NearestWeekday),
        On(7, 4, "Independence Day").Substituted(WeekendRule.NearestWeekday),
        Nth(1, DayOfWeek.Monday, 9, "Labor Day"),
        Nth(2, DayOfWeek.Monday, 10, "Columbus Day").NotIn("CA"),
        Nth(2, DayOfWeek.Monday, 10, "Columbus Day").In("CA").Until(2008),
        On(11, 11, "Veterans Day").Substituted(WeekendRule.NearestWeekday),
        Nth(4, DayOfWeek.Thursday, 11, "Thanksgiving"),
        FirstFrom(DayOfWeek.Friday, 11, 23, "Day after Thanksgiving").In("CA"),
        Christmas.Substituted(WeekendRule.NearestWeekday),
        EasterSunday.AsObservance(),
        On(10, 31, "Halloween").AsObservance(),
        .. ShopDays(MothersDay),
    ]);

    public static HolidayCountry Canada { get; } = new("CA", "Canada", "AB BC ON QC",
    [
        NewYear,
        Nth(3, DayOfWeek.Monday, 2, "Family Day").In("AB"),
        Nth(3, DayOfWeek.Monday, 2, "Family Day").In("ON").From(2008),
        Nth(2, DayOfWeek.Monday, 2, "Family Day").In("BC").From(2013).Until(2018),
        Nth(3, DayOfWeek.Monday, 2, "Family Day").In("BC").From(2019),
        GoodFriday,
        FirstFrom(DayOfWeek.Monday, 5, 18, "Victoria Day"),
        On(6, 24, "Saint John the Baptist Day").In("QC"),
        On(7, 1, "Canada Day").Substituted(WeekendRule.MondayAfterSunday),
        Nth(1, DayOfWeek.Monday, 8, "British Columbia Day").In("BC"),
        Nth(1, DayOfWeek.Monday, 9, "Labour Day"),
        On(9, 30, "Truth and Reconciliation Day").NotIn("AB", "BC", "ON", "QC").From(2021),
        On(9, 30, "Truth and Reconciliation Day").In("BC").From(2023),
        Nth(2, DayOfWeek.Monday, 10, "Thanksgiving"),
        On(11, 11, "Remembrance Day").NotIn("ON", "QC"),
        Christmas,
        On(12, 26, "Boxing Day").NotIn("AB", "BC", "QC"),
        EasterSunday.AsObservance(),
        .. ShopDays(MothersDay),
    ]);
}
