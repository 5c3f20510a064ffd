using SalesWeb.Holidays;
using SalesWeb.Quality;
using SalesWeb.Series;

namespace SalesWeb.Tests.Quality;

/// <summary>Good Friday of 2023 is 7 April, Easter Monday 10 April; the shop sells about 20 a day and 1 on three days of 2023.</summary>
public sealed class HolidayOutliersTests
{
    private static readonly DateOnly NewYear = new(2023, 1, 1), AfterGoodFriday = new(2023, 4, 8), Ordinary = new(2023, 8, 30);

    private static readonly SalesHistory History = Histories.Days(
        new DateOnly(2022, 10, 1), 365, day => day == NewYear || day == AfterGoodFriday || day == Ordinary ? 1 : 20 + (day.DayNumber % 3));

    [Fact]
    public void Outliers_on_and_next_to_holidays_are_named_and_not_proposed_for_correction()
    {
        var report = Histories.Report(History, calendar: HolidayCalendar.For("DE"));

        Assert.Equal(
            ["2023-01-01 New Year's Day", "2023-04-08 day after Good Friday", "2023-08-30 "],
            report.Outliers.Select(one => $"{one.Date:yyyy-MM-dd} {one.Holiday}"));
        Assert.Equal(Ordinary, Assert.Single(report.Outliers, one => one.IsOdd).Date);
        Assert.Contains("New Year's Day and day after Good Friday", Assert.Single(report.Findings, one => one.About == "Holidays").Text, StringComparison.Ordinal);
        Assert.StartsWith("1 day is far", Assert.Single(report.Findings, one => one.About == "Outliers").Text, StringComparison.Ordinal);
        Assert.Null(report.HolidayHint);
    }

    [Fact]
    public void A_day_that_the_user_named_explains_an_outlier()
    {
        var calendar = HolidayCalendar.For("", [OwnDay.Parse("08-29..08-31 Fair")!]);

        var report = Histories.Report(History, calendar: calendar);

        Assert.Equal("Fair", report.Outliers.Single(one => one.Date == Ordinary).Holiday);
    }

    [Fact]
    public void Without_a_country_the_countries_that_explain_the_most_outliers_are_named()
    {
        var report = Histories.Report(History);

        Assert.All(report.Outliers, one => Assert.Null(one.Holiday));
        Assert.Equal((2, true), (report.HolidayHint!.Explained, report.HolidayHint.Countries.Contains("DE")));
        Assert.Contains("calendar.country", Assert.Single(report.Findings, one => one.About == "Outliers").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_weeks_the_one_with_the_holiday_is_named()
    {
        var monday = new DateOnly(2021, 1, 4);
        var christmas = new DateOnly(2022, 12, 19);
        var weeks = Histories.Of(
            Frequency.Weekly, monday, [.. Enumerable.Range(0, 130).Select(week => (double?)(monday.AddDays(7 * week) == christmas ? 900 : 100 + (week % 5)))]);

        var outlier = Assert.Single(Histories.Report(weeks, calendar: HolidayCalendar.For("DE")).Outliers);

        Assert.Equal("week of Christmas Day", outlier.Holiday);
    }
}
