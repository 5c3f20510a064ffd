using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class RollupTests
{
    /// <summary>1 January 2024 is a Monday; every day sells 1.</summary>
    private static SalesSeries Days(DateOnly start, int count) => new("x", Frequency.Daily, start, [.. Enumerable.Repeat(1.0, count)]);

    [Fact]
    public void Weeks_begin_on_monday_and_a_part_of_one_is_said_to_be_a_part()
    {
        var weeks = Rollup.By(Days(new DateOnly(2024, 1, 3), 13), Frequency.Weekly);

        Assert.Equal(
            [new PeriodSum(new DateOnly(2024, 1, 1), 5, false), new PeriodSum(new DateOnly(2024, 1, 8), 7, true), new PeriodSum(new DateOnly(2024, 1, 15), 1, false)],
            weeks);
    }

    [Fact]
    public void Months_follow_the_calendar()
    {
        var months = Rollup.By(Days(new DateOnly(2024, 1, 1), 31 + 29 + 31), Frequency.Monthly);

        Assert.Equal([31.0, 29.0, 31.0], months.Select(month => month.Value));
        Assert.Equal([1, 2, 3], months.Select(month => month.Start.Month));
        Assert.All(months, month => Assert.True(month.IsWhole));
    }

    [Fact]
    public void A_series_in_its_own_unit_keeps_its_dates()
    {
        var weeks = new SalesSeries("x", Frequency.Weekly, new DateOnly(2024, 1, 6), [3, 4]);

        Assert.Equal([new DateOnly(2024, 1, 6), new DateOnly(2024, 1, 13)], Rollup.By(weeks, Frequency.Weekly).Select(week => week.Start));
    }

    [Fact]
    public void Nothing_is_lost_between_units()
    {
        var random = new Random(1);
        var days = new SalesSeries("x", Frequency.Daily, new DateOnly(2022, 7, 1), [.. Enumerable.Range(0, 800).Select(_ => random.NextDouble())]);

        Assert.Equal(days.Values.Sum(), Rollup.By(days, Frequency.Weekly).Sum(week => week.Value), 1e-9);
        Assert.Equal(days.Values.Sum(), Rollup.By(days, Frequency.Monthly).Sum(month => month.Value), 1e-9);
    }

    [Fact]
    public void A_longer_period_cannot_be_cut_into_shorter_ones() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Rollup.By(new SalesSeries("x", Frequency.Monthly, new DateOnly(2024, 1, 1), [1]), Frequency.Daily));
}
