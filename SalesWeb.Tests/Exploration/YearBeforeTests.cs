using System.Text;
using SalesWeb.Datasets;
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

    [Theory]
    [InlineData("from=2024-01-01&to=2024-12-31", "2023-01-01", "2023-12-31")] // a year, and not its days 52 weeks before
    [InlineData("from=2023-03-10&to=2024-03-09", "2022-03-10", "2023-03-09")] // twelve months
    [InlineData("from=2024-02-01&to=2024-02-29", "2023-02-01", "2023-02-28")] // a month of the calendar
    [InlineData("from=2024-03-04&to=2024-03-31", "2023-03-06", "2023-04-02")] // four weeks
    [InlineData("from=2023-03-10&to=2024-03-08", "2022-03-11", "2023-03-10")] // twelve months but a day
    public void A_range_has_one_year_before_whatever_it_is_summed_by(string range, string from, string to)
    {
        foreach (var unit in new[] { "day", "week", "month", "quarter" })
        {
            var scope = _shop.Scope($"{range}&unit={unit}");

            Assert.Equal(new DateSpan(DateOnly.Parse(from), DateOnly.Parse(to)), scope.Span(scope.YearBefore!.Value));
            Assert.Equal(scope.YearBefore is { } year ? scope.Series.Value(year) : null, SalesFigures.Of(scope).LastYear);
        }
    }

    [Fact]
    public void What_moved_is_compared_with_the_same_days_of_last_year_whatever_the_unit() => Assert.Equal(
        [new DateSpan(new DateOnly(2023, 12, 10), new DateOnly(2024, 1, 6))],
        new[] { "day", "month", "quarter" }.Select(unit => _shop.Explorer.Parts(_shop.Scope($"unit={unit}"))!.LastYear!.Value).Distinct());

    [Theory]
    [InlineData("from=2022-12-30&to=2022-12-31", false)] // 31 December 2021 has no sales
    [InlineData("from=2022-12-31&to=2022-12-31", true)]
    [InlineData("from=2022-01-01&to=2022-12-31", false)]
    public void A_last_year_that_the_data_holds_a_part_of_is_none(string range, bool isThere)
    {
        var scope = _shop.Scope(range);

        Assert.Equal((isThere, isThere), (scope.YearBefore is not null, SalesFigures.Of(scope).LastYear is not null));
    }

    /// <summary>The data begins on a Saturday: two days are no week to compare a week with.</summary>
    [Theory]
    [InlineData("week", "2022-12-26")]
    [InlineData("week", "2022-12-27")]
    public void A_period_that_the_data_began_within_is_no_last_year(string unit, string from)
    {
        var rows = _shop.Look($"last-year=yes&unit={unit}&from={from}").Rows;

        Assert.Equal(new DateOnly(2022, 12, 26), rows[0].Date);
        Assert.Null(rows[0].LastYear);
        Assert.Equal(Enumerable.Range(2, 7).Sum(), rows[1].LastYear);
    }

    [Theory]
    [InlineData("2024-02-29", "2023-02-28")]
    [InlineData("2025-02-28", "2024-02-29")]
    [InlineData("2024-03-30", "2023-03-30")]
    public void The_last_day_of_a_month_is_compared_with_the_last(string day, string before) =>
        Assert.Equal(DateOnly.Parse(before), PeriodUnit.Month.YearBefore(DateOnly.Parse(day)));
}
