using SalesWeb.Sample;

namespace SalesWeb.Tests.Sample;

public class PublicHolidaysTests
{
    /// <summary>From printed calendars; 1818 and 2038 are the earliest and the latest Easter there can be.</summary>
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("2000-04-23")]
    [InlineData("2022-04-17")]
    [InlineData("2023-04-09")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2038-04-25")]
    public void Easter_falls_on_its_day(string easter)
    {
        var date = DateOnly.ParseExact(easter, "yyyy-MM-dd");

        Assert.Equal(date, PublicHolidays.Easter(date.Year));
    }

    [Fact]
    public void The_holidays_of_2025_are_nine()
    {
        var days = Enumerable.Range(0, 365).Select(new DateOnly(2025, 1, 1).AddDays).Where(PublicHolidays.Contain);

        Assert.Equal(
            ["01-01", "04-18", "04-21", "05-01", "05-29", "06-09", "10-03", "12-25", "12-26"],
            days.Select(day => day.ToString("MM-dd")));
    }
}
