using SalesWeb.Holidays;

namespace SalesWeb.Tests.Holidays;

public class HolidayCalendarTests
{
    [Fact]
    public void A_day_is_found_with_its_name_and_kind()
    {
        var calendar = HolidayCalendar.For("DE-SH");

        Assert.Equal(new Holiday(Days.Day("2024-10-31"), "Reformation Day", HolidayKind.Public), calendar.Find(Days.Day("2024-10-31")));
        Assert.Equal(new Holiday(Days.Day("2024-12-24"), "Christmas Eve", HolidayKind.Observance), calendar.Find(Days.Day("2024-12-24")));
        Assert.Null(calendar.Find(Days.Day("2024-10-30")));
    }

    [Fact]
    public void Both_ends_are_included() => Assert.Equal(
        ["2024-12-24", "2024-12-25", "2024-12-26", "2024-12-31", "2025-01-01"],
        HolidayCalendar.For("DE").Between(Days.Day("2024-12-24"), Days.Day("2025-01-01")).Select(holiday => holiday.Date.ToString("yyyy-MM-dd")));

    [Fact]
    public void Two_holidays_on_one_day_are_both_there() => Assert.Equal(
        ["Labour Day", "Ascension Day"], HolidayCalendar.For("DE").On(Days.Day("2008-05-01")).Select(holiday => holiday.Name));

    [Fact]
    public void A_substitute_in_the_year_before_is_found_there()
    {
        var found = HolidayCalendar.For("US").Find(Days.Day("2027-12-31"));

        Assert.Equal(new Holiday(Days.Day("2027-12-31"), "New Year's Day (substitute)", HolidayKind.Public), found);
    }

    [Fact]
    public void An_own_day_stands_beside_a_public_holiday()
    {
        var calendar = HolidayCalendar.For("DE", [OwnDay.Parse("10-03 Town run")!, OwnDay.Parse("2024-06-22..2024-06-30 Kieler Woche")!]);

        Assert.Equal([HolidayKind.Public, HolidayKind.Own], calendar.On(Days.Day("2031-10-03")).Select(holiday => holiday.Kind));
        Assert.Equal("Kieler Woche", calendar.Find(Days.Day("2024-06-30"))?.Name);
        Assert.Equal(9, calendar.Between(Days.Day("2024-06-01"), Days.Day("2024-07-31")).Count);
        Assert.Null(calendar.Find(Days.Day("2025-06-30")));
    }

    [Fact]
    public void Without_a_country_only_own_days_count()
    {
        var calendar = HolidayCalendar.For("", [OwnDay.Parse("05-01")!]);

        Assert.Equal("", calendar.Country);
        Assert.Equal([new Holiday(Days.Day("2024-05-01"), "Own day", HolidayKind.Own)], calendar.Between(Days.Day("2024-01-01"), Days.Day("2024-12-31")));
    }

    [Theory]
    [InlineData("Germany", "\"Germany\" are not known; the nearest is DE.")]
    [InlineData("ger", "the nearest is DE.")]
    [InlineData("UK", "the nearest is GB.")]
    [InlineData("USA", "there are AT, BE, CA, CH, DE, DK, ES, FI, FR, GB, IE, IT, NL, NO, PL, PT, SE, US.")]
    [InlineData("GB-", "there are GB, GB-ENG, GB-NIR, GB-SCT, GB-WLS.")]
    [InlineData("us-ny", "there are US, US-CA, US-MA, US-ME.")]
    [InlineData("AT-9", "the nearest is AT.")]
    [InlineData("-", "there are AT, BE, CA")]
    public void A_country_without_a_table_is_refused_with_the_nearest(string country, string nearest)
    {
        Assert.False(HolidayCalendar.Knows(country));
        Assert.Contains(nearest, Assert.Throws<UserErrorException>(() => HolidayCalendar.For(country)).Message);
    }

    [Fact]
    public void Codes_are_read_in_either_case() => Assert.Equal("DE-SH", HolidayCalendar.For("de-sh").Country);

    [Fact]
    public void Every_known_code_has_holidays_in_the_first_and_the_last_year() => Assert.All(HolidayCalendar.Known, code =>
    {
        var calendar = HolidayCalendar.For(code);

        Assert.True(calendar.Has(new DateOnly(1, 1, 1), HolidayKind.Public));
        Assert.True(calendar.Has(new DateOnly(9999, 12, 25), HolidayKind.Public));
        Assert.InRange(Days.PublicIn(code, 2026).Split(' ').Length, 8, 15);
    });

    /// <summary>A day that would be both off and an ordinary day for shops would be counted twice.</summary>
    [Fact]
    public void No_name_comes_twice_on_a_day_or_in_two_kinds() => Assert.All(HolidayCalendar.Known, code =>
        Assert.All(
            HolidayCalendar.For(code).Between(Days.Day("2000-01-01"), Days.Day("2040-12-31")).GroupBy(holiday => (holiday.Date, holiday.Name)),
            same => Assert.Single(same)));

    [Theory]
    [InlineData("DE", "2024-05-12")]
    [InlineData("GB", "2024-03-10")]
    [InlineData("FR", "2024-05-26")]
    [InlineData("FR", "2023-06-04")] // the last Sunday of May was Whit Sunday
    [InlineData("ES", "2024-05-05")]
    [InlineData("NO", "2024-02-11")]
    [InlineData("SE", "2024-05-26")]
    [InlineData("PL", "2024-05-26")]
    public void Mothers_Day_is_the_countrys_own(string country, string day) => Assert.Equal(
        [day],
        HolidayCalendar.For(country).Between(new DateOnly(Days.Day(day).Year, 1, 1), new DateOnly(Days.Day(day).Year, 12, 31))
            .Where(holiday => holiday.Name == "Mother's Day").Select(holiday => holiday.Date.ToString("yyyy-MM-dd")));

    [Theory]
    [InlineData("2023-11-24")]
    [InlineData("2024-11-29")]
    public void Black_Friday_is_the_day_after_Thanksgiving(string day)
    {
        Assert.Equal("Black Friday", HolidayCalendar.For("US").Find(Days.Day(day))?.Name);
        Assert.Equal("Thanksgiving", HolidayCalendar.For("US").Find(Days.Day(day).AddDays(-1))?.Name);
    }

    [Fact]
    public void Many_threads_get_the_same_answers()
    {
        var shared = HolidayCalendar.For("GB-SCT");
        var counts = new int[64];

        Parallel.For(0, counts.Length, i =>
            counts[i] = shared.Between(new DateOnly(2000 + (i % 8), 1, 1), new DateOnly(2000 + (i % 8), 12, 31)).Count);

        Assert.Equal(
            Enumerable.Range(0, 64).Select(i => HolidayCalendar.For("GB-SCT").Between(new DateOnly(2000 + (i % 8), 1, 1), new DateOnly(2000 + (i % 8), 12, 31)).Count),
            counts);
    }
}
