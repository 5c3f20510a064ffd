using SalesWeb.Exploration;
using SalesWeb.Pages.Explore;

namespace SalesWeb.Tests.Exploration;

/// <summary>Exactly ten a week for three years: whatever is told of months that hold four or five of them, nothing changes.</summary>
public sealed class WeeklySalesTests : IDisposable
{
    private static readonly DateOnly Monday = new(2022, 1, 3);

    private readonly Shop _shop = new("date,category,quantity,price\n" + string.Concat(Enumerable.Range(0, 157).Select(week =>
        $"{Monday.AddDays(7 * week):yyyy-MM-dd},Bread,10,2\n{Monday.AddDays(7 * week):yyyy-MM-dd},Cake,20,3\n")));

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("month")]
    [InlineData("quarter")]
    public void Months_and_quarters_are_drawn_by_their_mean_week_and_keep_their_totals(string unit)
    {
        var table = _shop.Look($"category=Bread&measure=quantity&unit={unit}&average=3&last-year=yes&compare=Cake");

        Assert.All(table.Rows, row => Assert.Equal((10.0, 20.0), (row.Value!.Value, row.Compared[0]!.Value)));
        Assert.All(table.Rows.Skip(2), row => Assert.Equal((10.0, 20.0), (row.Average!.Value, row.ComparedAverages[0]!.Value)));
        Assert.All(table.Rows.Where(row => row.LastYear is not null), row => Assert.Equal(10, row.LastYear));
        Assert.Equal((1570.0, 3140.0), (table.Rows.Sum(row => row.Total), table.Rows.Sum(row => row.ComparedTotals[0])));
        Assert.Equal(1570, table.Total);
        Assert.Equal(unit == "month" ? [40, 50] : [130.0, 140], table.Rows.Select(row => row.Total!.Value).Distinct().Order());
    }

    [Fact]
    public void No_month_is_better_than_another_and_none_than_a_year_before()
    {
        var scope = _shop.Scope("category=Bread&measure=quantity");

        Assert.All(Profile.OfMonths(scope)!.Rows, row => Assert.Equal((10.0, 10.0, 10.0), (row.Values!.Mean, row.Values.Lower, row.Values.Upper)));
        Assert.All(Enumerable.Range(0, 12), month => Assert.Equal(0, YearTable.Of(scope)!.Growth(month)));
        Assert.Single(HeatMap.Of(scope).Years.SelectMany(year => year.Rows[0]).OfType<HeatCell>().Select(cell => (cell.Value, cell.Shade)).Distinct());
        Assert.Equal(0, SeasonPanel.Of(_shop.Scope("category=Bread&measure=quantity&unit=month"))!.Parts.Strength);
    }

    /// <summary>May 2023 has five Mondays and May 2024 four; 52 weeks before these four there are four as well.</summary>
    [Fact]
    public void Figures_have_true_totals_and_meet_as_many_weeks_a_year_before()
    {
        var figures = SalesFigures.Of(_shop.Scope("category=Bread&measure=quantity&unit=month&from=2024-05-01&to=2024-05-31"));

        Assert.Equal((40.0, 10.0, 10.0), (figures.Total, figures.PerPeriod, figures.Best.Value));
        Assert.Equal((40.0, 0.0), (figures.LastYear, figures.AgainstLastYear));
    }

    [Fact]
    public void Weeks_and_prices_stay_as_they_are()
    {
        Assert.All(_shop.Look("category=Bread&measure=quantity").Rows, row => Assert.Equal((10.0, 10.0), (row.Value, row.Total)));
        Assert.All(_shop.Look("measure=price&unit=month").Rows, row => Assert.Equal((2.5, 2.5), (row.Value, row.Total)));
    }
}
