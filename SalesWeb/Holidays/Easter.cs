namespace SalesWeb.Holidays;

/// <summary>The feast that a third of all public holidays are counted from.</summary>
public static class Easter
{
    /// <summary>
    /// Easter Sunday of the western churches: the Sunday after the first full moon, by the tables of the church, on or after
    /// 21 March. It falls on 22 March to 25 April, both included.
    /// </summary>
    /// <remarks>
    /// The anonymous Gregorian algorithm of 1876 (J. Meeus, Astronomical Algorithms, 1991, chapter 8), good for every Gregorian
    /// year, which is from 1583 on; before that it goes on counting as if the calendar had been the same.
    /// </remarks>
    public static DateOnly Sunday(int year)
    {
        var golden = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var moonDrift = (century - ((century + 8) / 25) + 1) / 3;
        var fullMoon = ((19 * golden) + century - (century / 4) - moonDrift + 15) % 30;
        var toSunday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - fullMoon - (yearOfCentury % 4)) % 7;
        var tooLate = (golden + (11 * fullMoon) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(fullMoon + toSunday - (7 * tooLate) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
