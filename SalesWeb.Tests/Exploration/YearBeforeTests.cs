using System.Text;
using SalesWeb.Exploration;
using SalesWeb.Series;

namespace SalesWeb.Tests.Exploration;

/// <summary>Last year, of sales that are the number of their day since 2022-01-01.</summary>
public sealed class YearBeforeTests : IDisposable
{
    private static readonly DateOnly Start = new(2022, 1, 1);

    private readonly Shop _shop = new(Enumerable.Range(0, 1100).Aggregate(
        new StringBuilder("date,category,amount\n"), (text, day) => text.Append($"{Start.AddDays(day):yyyy-MM-dd},Bread,{day}\n")).ToString());

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Days_meet_the_same_weekday_52_weeks_before()
    {
        var rows = _shop.Look("last-year=yes").Rows;

        Assert.All(rows, row => Assert.Equal(row.Value >= 364 ? row.Value - 364 : null, row.LastYear));
        Assert.All(rows, row => Assert.Equal(row.Date.DayOfWeek, PeriodUnit.Day.YearBefore(row.Date).DayOfWeek));
    }

    [Theory]
    [InlineData("month")]
    [InlineData("quarter")]
    [InlineData("week")]
    public void Longer_periods_meet_the_whole_of_the_one_a_year_before(string unit)
    {
        var rows = _shop.Look($"last-year=yes&unit={unit}").Rows;
        var byDate = rows.ToDictionary(row => row.Date);

        var compared = rows.Where(row => row.LastYear is not null && row.IsWhole).ToList();
        Assert.NotEmpty(compared);
        Assert.All(compared, row => Assert.Equal(byDate[PeriodUnits.YearBefore(Enum.Parse<PeriodUnit>(unit, ignoreCase: true), row.Date)].Value, row.LastYear));
    }

    [Fact]
    public void A_range_that_cuts_a_month_meets_the_same_days_of_it()
    {
        var row = _shop.Look("last-year=yes&unit=month&from=2024-02-10&to=2024-02-29").Rows.Single();

        var expected = Enumerable.Range(0, 19).Sum(day => (double)(new DateOnly(2023, 2, 10).AddDays(day).DayNumber - Start.DayNumber));
        Assert.Equal(expected, row.LastYear);
    }

    [Fact]
    public void Figures_compare_with_the_year_before()
    {
        var figures = SalesFigures.Of(_shop.Scope("from=2023-01-01&to=2023-01-07"));

        Assert.Equal(Enumerable.Range(365, 7).Sum(), figures.Total);
        Assert.Equal(Enumerable.Range(1, 7).Sum(), figures.LastYear);
        Assert.Equal(Enumerable.Range(358, 7).Sum(), figures.Before);
    }

    [Fact]
    public void A_year_that_the_data_does_not_hold_in_full_is_not_compared()
    {
        Assert.Null(_shop.Scope("from=2022-12-30&to=2023-01-20").YearBefore);
        Assert.NotNull(_shop.Scope("from=2022-12-31&to=2023-01-20").YearBefore);
    }

    /// <summary>The data begins on a Saturday: two days of the week of 27 December 2021.</summary>
    [Fact]
    public void A_week_that_the_data_begins_within_is_no_last_year()
    {
        var rows = _shop.Look("last-year=yes&unit=week").Rows.ToDictionary(row => row.Date);

        Assert.Null(rows[new DateOnly(2022, 12, 26)].LastYear);
        Assert.Equal(rows[new DateOnly(2022, 1, 3)].Value, rows[new DateOnly(2023, 1, 2)].LastYear);
    }

    /// <summary>52 weeks before 2024 would be 2 January 2023 to 1 January 2024, and so a part of it.</summary>
    [Theory]
    [InlineData("2024-01-01", "2024-12-31", "2023-01-01", "2023-12-31")]
    [InlineData("2023-06-10", "2024-06-09", "2022-06-10", "2023-06-09")]
    [InlineData("2024-01-01", "2024-12-30", "2023-01-02", "2024-01-01")]
    public void A_whole_year_is_compared_with_the_calendar_year_before(string from, string to, string then, string until)
    {
        var scope = _shop.Scope($"from={from}&to={to}");

        Assert.Equal(new(DateOnly.Parse(then), DateOnly.Parse(until)), scope.Span(scope.YearBefore!.Value));
        Assert.Equal(to == "2024-12-30", scope.IsComparedByWeeks);
    }

    [Theory]
    [InlineData("2024-02-29", "2023-02-28")]
    [InlineData("2025-02-28", "2024-02-29")]
    [InlineData("2024-03-30", "2023-03-30")]
    public void The_last_day_of_a_month_is_compared_with_the_last(string day, string before) =>
        Assert.Equal(DateOnly.Parse(before), PeriodUnit.Month.YearBefore(DateOnly.Parse(day)));
}
