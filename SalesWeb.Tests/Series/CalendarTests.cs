using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class CalendarTests
{
    [Theory]
    [InlineData(Frequency.Daily, "2024-02-28", 2, "2024-03-01")]
    [InlineData(Frequency.Daily, "2024-03-01", -1, "2024-02-29")]
    [InlineData(Frequency.Weekly, "2024-12-30", 1, "2025-01-06")]
    [InlineData(Frequency.Monthly, "2024-11-01", 3, "2025-02-01")]
    [InlineData(Frequency.Monthly, "2024-01-01", -1, "2023-12-01")]
    public void Periods_are_added_by_the_calendar(Frequency frequency, string date, int periods, string expected)
    {
        var sum = frequency.Add(Day(date), periods);

        Assert.Equal(Day(expected), sum);
        Assert.Equal(periods, frequency.PeriodsBetween(Day(date), sum));
    }

    [Theory]
    [InlineData(Frequency.Weekly, "2024-01-01", "2024-01-07", 0)]
    [InlineData(Frequency.Weekly, "2024-01-01", "2024-01-08", 1)]
    [InlineData(Frequency.Weekly, "2024-01-01", "2023-12-31", -1)]
    [InlineData(Frequency.Monthly, "2024-01-01", "2024-01-31", 0)]
    [InlineData(Frequency.Monthly, "2024-01-01", "2024-02-01", 1)]
    [InlineData(Frequency.Monthly, "2024-01-01", "2023-12-31", -1)]
    public void A_date_within_a_period_counts_as_that_period(Frequency frequency, string from, string to, int expected) =>
        Assert.Equal(expected, frequency.PeriodsBetween(Day(from), Day(to)));

    [Fact]
    public void A_week_starts_on_Monday()
    {
        var monday = new DateOnly(2024, 1, 1);

        Assert.All(Enumerable.Range(0, 7), day => Assert.Equal(monday, Calendar.StartOfWeek(monday.AddDays(day))));
        Assert.Equal(monday.AddDays(7), Calendar.StartOfWeek(monday.AddDays(7)));
    }

    [Fact]
    public void A_month_starts_on_its_first() =>
        Assert.Equal(new DateOnly(2024, 2, 1), Calendar.StartOfMonth(new DateOnly(2024, 2, 29)));

    [Theory]
    [InlineData(Frequency.Daily, 7, "day")]
    [InlineData(Frequency.Weekly, 52, "week")]
    [InlineData(Frequency.Monthly, 12, "month")]
    public void Every_frequency_has_a_season_and_a_noun(Frequency frequency, int season, string noun)
    {
        Assert.Equal(season, frequency.Season());
        Assert.Equal(noun, frequency.Noun());
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
