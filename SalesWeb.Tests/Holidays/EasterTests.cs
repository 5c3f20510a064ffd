using SalesWeb.Holidays;

namespace SalesWeb.Tests.Holidays;

public class EasterTests
{
    /// <summary>From printed tables; 1913 and 1943, 2008 and 2038 are about the earliest and the latest there can be.</summary>
    private const string Printed =
        """
        1900-04-15 1903-04-12 1905-04-23 1910-03-27 1913-03-23 1916-04-23 1923-04-01 1928-04-08 1932-03-27 1940-03-24
        1943-04-25 1945-04-01 1951-03-25 1954-04-18 1961-04-02 1967-03-26 1970-03-29 1974-04-14 1976-04-18 1981-04-19
        1986-03-30 1989-03-26 1994-04-03 1997-03-30 1999-04-04 2000-04-23 2001-04-15 2002-03-31 2003-04-20 2004-04-11
        2005-03-27 2006-04-16 2007-04-08 2008-03-23 2009-04-12 2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20
        2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31
        2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2035-03-25 2038-04-25 2040-04-01 2049-04-18
        2057-04-22 2069-04-14 2076-04-19 2079-04-23 2089-04-03 2096-04-15 2100-03-28
        """;

    [Fact]
    public void It_falls_on_its_day() => Assert.All(
        Printed.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Days.Day),
        easter => Assert.Equal(easter, Easter.Sunday(easter.Year)));

    /// <summary>Gauss's own rule with its two exceptions, another way to the same day; 24 and 5 are its constants for 1900 to 2099.</summary>
    [Fact]
    public void Gauss_finds_the_same_day_from_1900_to_2099() => Assert.All(Enumerable.Range(1900, 200), year =>
    {
        var d = ((19 * (year % 19)) + 24) % 30;
        var e = ((2 * (year % 4)) + (4 * (year % 7)) + (6 * d) + 5) % 7;
        if (d == 29 && e == 6)
            d -= 7;
        else if (d == 28 && e == 6 && year % 19 > 10)
            d -= 7;

        Assert.Equal(new DateOnly(year, 3, 22).AddDays(d + e), Easter.Sunday(year));
    });
}
