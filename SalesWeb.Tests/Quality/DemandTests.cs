using SalesWeb.Quality;
using SalesWeb.Series;

namespace SalesWeb.Tests.Quality;

/// <summary>ADI and CV² worked out by hand; the four corners of Syntetos, Boylan and Croston.</summary>
public class DemandTests
{
    /// <summary>Sizes 2, 4: mean 3, variance 1, CV² 1/9; 1, 9: mean 5, variance 16, CV² 16/25.</summary>
    [Theory]
    [InlineData(new double[] { 2, 4, 2, 4 }, 1, 1.0 / 9, DemandClass.Smooth)]
    [InlineData(new double[] { 1, 9, 1, 9 }, 1, 16.0 / 25, DemandClass.Erratic)]
    [InlineData(new double[] { 2, 0, 4, 0 }, 2, 1.0 / 9, DemandClass.Intermittent)]
    [InlineData(new double[] { 1, 0, 9, 0 }, 2, 16.0 / 25, DemandClass.Lumpy)]
    [InlineData(new double[] { 2, 4, 2, 0 }, 4.0 / 3, 1.0 / 8, DemandClass.Intermittent)]
    public void Its_class_follows_from_interval_and_variation(double[] values, double interval, double variation, DemandClass expected)
    {
        var demand = Of(Histories.Of(Frequency.Daily, [.. values.Select(value => (double?)value)]))!;

        Assert.Equal((interval, expected), (demand.Interval, demand.Class));
        Assert.Equal(variation, demand.Variation, 12);
    }

    [Fact]
    public void A_closed_day_is_no_day_without_demand()
    {
        var history = Histories.Days(Histories.Monday, 28, day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? null : 3);

        Assert.Equal(1, Of(history)!.Interval);
    }

    [Fact]
    public void Returns_are_no_demand_and_nothing_sold_is_none() =>
        Assert.Null(Of(Histories.Of(Frequency.Daily, 0, -3, 0)));

    private static Demand? Of(SalesHistory history) => Demand.Of(history, Closures.Of(history, null));
}
