using SalesWeb.Exploration;
using SalesWeb.Pages.Explore;
using SalesWeb.Series;

namespace SalesWeb.Tests.Exploration;

/// <summary>Three years of weeks, from Monday, 3 January 2022, each of which sells 10: no month is better than another.</summary>
public sealed class WeeklyMonthsTests : IDisposable
{
    private const int Weeks = 157;

    private readonly Shop _shop = new("date,category,amount,price\n" + string.Concat(
        Enumerable.Range(0, Weeks).Select(week => $"{new DateOnly(2022, 1, 3).AddDays(7 * week):yyyy-MM-dd},Bread,10,2\n")));

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Months_that_hold_4_or_5_weeks_are_compared_by_their_mean_a_week()
    {
        var scope = _shop.Scope();
        var years = YearTable.Of(scope)!;

        Assert.All(Profile.OfMonths(scope)!.Rows, month => Assert.Equal((3, 10.0, 10.0, 10.0), (month.Values!.Count, month.Values.Mean, month.Values.Lower, month.Values.Upper)));
        Assert.All(years.Months, month => Assert.Equal([10.0, 10, 10], month));
        Assert.All(Enumerable.Range(0, 12), month => Assert.Equal(0, years.Growth(month)));
        Assert.All(HeatMap.Of(scope).Years.SelectMany(year => year.Rows.Single()), cell => Assert.Equal(10, cell!.Value));
    }

    [Theory]
    [InlineData("month")]
    [InlineData("quarter")]
    public void Totals_stay_what_was_sold_and_the_season_and_the_best_period_are_those_of_a_week(string unit)
    {
        var scope = _shop.Scope($"unit={unit}");
        var figures = SalesFigures.Of(scope);
        var table = _shop.Look($"unit={unit}");

        Assert.Equal((10.0 * Weeks, 10.0 * Weeks), (table.Total, figures.Total));
        Assert.Equal(10.0 * Weeks / table.Rows.Count, figures.PerPeriod!.Value, precision: 9);
        Assert.True(table.Highest.Value > table.Lowest.Value);
        Assert.Equal((10.0, 10.0), (figures.Best.Value, figures.Worst.Value));
        Assert.All(SeasonPanel.Of(scope)!.Parts.Trend, level => Assert.Equal(10, level, precision: 9));
    }

    /// <summary>July holds five Mondays in 2023 and four in 2022.</summary>
    [Fact]
    public void Weeks_are_compared_with_as_many_a_year_before() =>
        Assert.Equal(0, SalesFigures.Of(_shop.Scope("unit=month&from=2023-07-01&to=2023-07-31")).AgainstLastYear);

    [Theory]
    [InlineData("measure=price", PeriodUnit.Month)]
    [InlineData("", PeriodUnit.Week)]
    public void Prices_and_weeks_are_what_they_are(string query, PeriodUnit unit)
    {
        var scope = _shop.Scope(query);

        Assert.False(scope.IsPerWeek(unit));
        Assert.Equal(scope.Series.By(unit, scope.Range), scope.Comparable(unit));
    }
}
