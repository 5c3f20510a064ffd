using static SalesWeb.Holidays.HolidayRule;

namespace SalesWeb.Holidays;

/// <summary>What several countries keep on the same day under the same name.</summary>
internal static class Feasts
{
    public static HolidayRule NewYear => On(1, 1, "New Year's Day");

    public static HolidayRule Epiphany => On(1, 6, "Epiphany");

    public static HolidayRule MaundyThursday => AfterEaster(-3, "Maundy Thursday");

    public static HolidayRule GoodFriday => AfterEaster(-2, "Good Friday");

    public static HolidayRule EasterSunday => AfterEaster(0, "Easter Sunday");

    public static HolidayRule EasterMonday => AfterEaster(1, "Easter Monday");

    public static HolidayRule MayDay => On(5, 1, "Labour Day");

    public static HolidayRule Ascension => AfterEaster(39, "Ascension Day");

    public static HolidayRule WhitSunday => AfterEaster(49, "Whit Sunday");

    public static HolidayRule WhitMonday => AfterEaster(50, "Whit Monday");

    public static HolidayRule CorpusChristi => AfterEaster(60, "Corpus Christi");

    public static HolidayRule Assumption => On(8, 15, "Assumption Day");

    public static HolidayRule AllSaints => On(11, 1, "All Saints' Day");

    public static HolidayRule ImmaculateConception => On(12, 8, "Immaculate Conception");

    public static HolidayRule Christmas => On(12, 25, "Christmas Day");

    public static HolidayRule SecondChristmas => On(12, 26, "Second Day of Christmas");

    public static HolidayRule SaintStephen => On(12, 26, "Saint Stephen's Day");

    /// <summary>The second Sunday of May, as in most countries.</summary>
    public static HolidayRule MothersDay => Nth(2, DayOfWeek.Sunday, 5, "Mother's Day");

    /// <summary>The days that shops of all countries know, and the country's own Mother's Day.</summary>
    public static IEnumerable<HolidayRule> ShopDays(HolidayRule mothersDay) =>
        new[]
        {
            On(2, 14, "Valentine's Day"),
            mothersDay,
            FirstFrom(DayOfWeek.Friday, 11, 23, "Black Friday"),
            On(12, 24, "Christmas Eve"),
            On(12, 31, "New Year's Eve"),
        }.Select(day => day.AsObservance());
}
