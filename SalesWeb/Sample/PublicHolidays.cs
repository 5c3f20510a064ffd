namespace SalesWeb.Sample;

/// <summary>The days on which shops are shut by law: the holidays kept all over Germany.</summary>
public static class PublicHolidays
{
    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)];

    // Good Friday, Easter Monday, Ascension, Whit Monday; in days after Easter Sunday.
    private static readonly int[] Movable = [-2, 1, 39, 50];

    public static bool Contain(DateOnly date) =>
        Fixed.Contains((date.Month, date.Day)) || Movable.Contains(date.DayNumber - Easter(date.Year).DayNumber);

    /// <summary>Easter Sunday by the Gregorian calendar (the anonymous algorithm; Meeus 1991, chapter 8).</summary>
    public static DateOnly Easter(int year)
    {
        var moonYear = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * moonYear) + century - (century / 4) - moonCorrection + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var late = (moonYear + (11 * epact) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(epact + weekday - (7 * late) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
