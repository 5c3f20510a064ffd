using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class SalesSeriesTests
{
    private readonly SalesSeries _series = new("Bread", Frequency.Monthly, new DateOnly(2024, 1, 1), [10, 20, 30, 40]);

    [Fact]
    public void Its_dates_follow_the_calendar_and_go_on_into_the_future()
    {
        Assert.Equal(4, _series.Length);
        Assert.Equal(new DateOnly(2024, 4, 1), _series.End);
        Assert.Equal(new DateOnly(2025, 1, 1), _series.DateAt(12));
    }

    [Fact]
    public void A_head_and_the_rest_make_up_the_whole()
    {
        var head = _series.Head(3);
        var rest = _series.From(3);

        Assert.Equal(_series.Values, head.Values.AddRange(rest.Values));
        Assert.Equal(_series.Start, head.Start);
        Assert.Equal(new DateOnly(2024, 4, 1), rest.Start);
    }

    [Fact]
    public void A_series_without_values_cannot_be()
    {
        Assert.Throws<ArgumentException>(() => new SalesSeries("Bread", Frequency.Daily, default, []));
        Assert.Throws<ArgumentException>(() => new SalesSeries("Bread", Frequency.Daily, default, default));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_not_finite_cannot_be(double value) =>
        Assert.Throws<ArgumentException>(() => new SalesSeries("Bread", Frequency.Daily, default, [1, value]));

    [Fact]
    public void Only_returns_are_below_zero()
    {
        Assert.False(_series.HasReturns);
        Assert.True(new SalesSeries("Bread", Frequency.Daily, default, [0, -1]).HasReturns);
    }
}
