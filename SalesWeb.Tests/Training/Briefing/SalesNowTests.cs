using SalesWeb.Datasets;
using SalesWeb.Series;
using SalesWeb.Training.Briefing;

namespace SalesWeb.Tests.Training.Briefing;

public class SalesNowTests
{
    private static readonly DateOnly Monday = new(2024, 1, 1);

    private static readonly DateOnly LongAfter = new(2030, 1, 1);

    /// <summary>Days numbered 0 to 399: the last seven are 393 … 399, the seven before 386 … 392, 364 days earlier 29 … 35.</summary>
    [Fact]
    public void A_week_of_days_stands_beside_the_week_before_and_the_same_weekdays_of_last_year()
    {
        var now = Of(Frequency.Daily, Versions.Days(Frequency.Daily, Monday, 400, index => index));

        var week = now.Windows[0];
        Assert.Equal((7, 2772.0, 2723.0, 224.0), (week.Length, week.Now.Total, week.Before!.Total, week.YearBefore!.Total));
        Assert.Equal((Monday.AddDays(393), Monday.AddDays(399)), (week.Now.First, week.Now.Last));
        Assert.Equal(week.Now.First.DayOfWeek, week.YearBefore.First.DayOfWeek);
        Assert.Equal(Monday.AddDays(29), week.YearBefore.First);
    }

    /// <summary>372 … 399 add up to 28 · 385.5; 344 … 371 to 28 · 357.5; a year earlier 8 … 35 to 28 · 21.5.</summary>
    [Fact]
    public void So_do_four_weeks()
    {
        var weeks = Of(Frequency.Daily, Versions.Days(Frequency.Daily, Monday, 400, index => index)).Windows[1];

        Assert.Equal((28, 10794.0, 10010.0, 602.0), (weeks.Length, weeks.Now.Total, weeks.Before!.Total, weeks.YearBefore!.Total));
    }

    [Theory]
    [InlineData(6, "6:--")]
    [InlineData(7, "7:--")]
    [InlineData(13, "7:--")]
    [InlineData(14, "7:b-")]
    [InlineData(28, "7:b- 28:--")]
    [InlineData(370, "7:b- 28:b-")]
    [InlineData(371, "7:by 28:b-")]
    [InlineData(392, "7:by 28:by")]
    public void What_the_data_does_not_reach_back_to_is_not_made_up(int days, string expected)
    {
        var now = Of(Frequency.Daily, Versions.Days(Frequency.Daily, Monday, days, _ => 1));

        Assert.Equal(
            expected,
            string.Join(' ', now.Windows.Select(one => $"{one.Length}:{(one.Before is null ? '-' : 'b')}{(one.YearBefore is null ? '-' : 'y')}")));
    }

    /// <summary>Weeks numbered 0 to 59: the last is 59, the one before 58, a year earlier 7; the last four 56 … 59, a year earlier 4 … 7.</summary>
    [Fact]
    public void Weeks_are_held_against_those_52_earlier()
    {
        var windows = Of(Frequency.Weekly, Versions.Days(Frequency.Weekly, Monday, 60, index => index)).Windows;

        Assert.Equal((59.0, 58.0, 7.0), (windows[0].Now.Total, windows[0].Before!.Total, windows[0].YearBefore!.Total));
        Assert.Equal((230.0, 214.0, 22.0), (windows[1].Now.Total, windows[1].Before!.Total, windows[1].YearBefore!.Total));
    }

    /// <summary>Months named by their last day, as files do; from January 2023 to March 2024 numbered 0 to 14.</summary>
    [Fact]
    public void Months_are_held_against_the_same_month_whatever_day_names_them()
    {
        var days = Enumerable.Range(0, 15).Select(index => Versions.Day(new DateOnly(2023, 2, 1).AddMonths(index).AddDays(-1), index)).ToList();

        var windows = Of(Frequency.Monthly, days).Windows;

        Assert.Equal((14.0, 13.0, 2.0), (windows[0].Now.Total, windows[0].Before!.Total, windows[0].YearBefore!.Total));
        Assert.Equal(new DateOnly(2024, 3, 1), windows[0].Now.First);
        Assert.Equal((39.0, 30.0, 3.0), (windows[1].Now.Total, windows[1].Before!.Total, windows[1].YearBefore!.Total));
    }

    [Fact]
    public void A_day_that_is_not_over_is_left_out()
    {
        var days = Versions.Days(Frequency.Daily, Monday, 15, index => index);

        var during = Of(Frequency.Daily, days, today: Monday.AddDays(14));
        var after = Of(Frequency.Daily, days, today: Monday.AddDays(15));

        Assert.Equal((Monday.AddDays(14), 70.0, 21.0), (during.Unfinished!.Value, during.Windows[0].Now.Total, during.Windows[0].Before!.Total));
        Assert.Null(after.Unfinished);
        Assert.Equal(77, after.Windows[0].Now.Total);
    }

    [Fact]
    public void A_month_that_is_not_over_is_left_out()
    {
        var days = Versions.Days(Frequency.Monthly, new DateOnly(2024, 1, 1), 3, index => 10 + index);

        Assert.Equal(11, Of(Frequency.Monthly, days, today: new DateOnly(2024, 3, 30)).Windows[0].Now.Total);
        Assert.Equal(12, Of(Frequency.Monthly, days, today: new DateOnly(2024, 4, 1)).Windows[0].Now.Total);
    }

    [Fact]
    public void Days_without_a_row_are_counted_as_unknown_and_add_nothing()
    {
        var days = Versions.Days(Frequency.Daily, Monday, 14, _ => 2).Where((_, index) => index is not (6 or 13 or 12)).Append(Versions.Day(Monday.AddDays(14), 2)).ToList();

        var week = Of(Frequency.Daily, days).Windows[0];

        Assert.Equal((10.0, 5, 7), (week.Now.Total, week.Now.Known, week.Now.Values.Count));
        Assert.Equal((12.0, 6), (week.Before!.Total, week.Before.Known));
    }

    [Fact]
    public void Pieces_are_counted_where_the_version_counts_pieces()
    {
        IReadOnlyList<DaySum> days = [Versions.Day(Monday, 100, quantity: 3)];

        Assert.Equal(3, SalesNow.Of(Versions.Of(Frequency.Daily, Monday, Monday, Measure.Quantity), days, LongAfter).Windows[0].Now.Total);
        Assert.Equal(100, SalesNow.Of(Versions.Of(Frequency.Daily, Monday, Monday), days, LongAfter).Windows[0].Now.Total);
    }

    [Fact]
    public void The_rhythm_is_the_longest_time_between_two_sales_of_the_last_year()
    {
        IReadOnlyList<DaySum> days = [Versions.Day(Monday.AddDays(-500), 1), Versions.Day(Monday, 1), Versions.Day(Monday.AddDays(3), 1), Versions.Day(Monday.AddDays(366), 1), Versions.Day(Monday.AddDays(368), 1)];

        Assert.Equal(363, Of(Frequency.Daily, days).LongestBreakDays);
        Assert.Equal(1, Of(Frequency.Daily, [Versions.Day(Monday.AddDays(-50), 1), .. Versions.Days(Frequency.Daily, Monday, 400, _ => 1)]).LongestBreakDays);
        Assert.Equal(0, Of(Frequency.Daily, [Versions.Day(Monday, 1)]).LongestBreakDays);
    }

    /// <summary>From a Wednesday on, so the first week is cut; then weeks of 7, the last one whole.</summary>
    [Fact]
    public void The_course_is_made_of_whole_weeks()
    {
        var now = Of(Frequency.Daily, Versions.Days(Frequency.Daily, Monday.AddDays(2), 19, _ => 1));

        Assert.Equal([(Monday.AddDays(7), 7.0), (Monday.AddDays(14), 7.0)], now.Course.Select(sum => (sum.Start, sum.Value)));
    }

    private static SalesNow Of(Frequency frequency, IReadOnlyList<DaySum> days, DateOnly? today = null) =>
        SalesNow.Of(Versions.Of(frequency, days[0].Date, days[^1].Date), days, today ?? LongAfter);
}
