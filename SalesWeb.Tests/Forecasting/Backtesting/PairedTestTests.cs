using SalesWeb.Forecasting.Backtesting;

namespace SalesWeb.Tests.Forecasting.Backtesting;

public class PairedTestTests
{
    [Fact]
    public void The_probability_is_that_of_students_t()
    {
        // Differences 1, 2, 3, 4, 5: mean 3, sd √2.5, t = 3 / (√2.5 / √5) = 4.2426 with 4 degrees of freedom: p = 0.01324.
        Assert.Equal(0.01324, PairedTest.P([11, 12, 13, 14, 15], [10, 10, 10, 10, 10]), 5);
    }

    [Fact]
    public void What_goes_both_ways_is_chance() => Assert.InRange(PairedTest.P([1, 3, 1, 3, 1, 3], [2, 2, 2, 2, 2, 2]), 0.9, 1);

    [Theory]
    [InlineData(new double[] { 1, 2 }, new double[] { 5, 6 })]
    [InlineData(new double[] { }, new double[] { })]
    public void Two_windows_tell_nothing(double[] one, double[] other) => Assert.Equal(1, PairedTest.P(one, other));

    [Fact]
    public void Losses_that_are_always_the_same_are_a_tie_and_always_so_much_smaller_are_not()
    {
        Assert.Equal(1, PairedTest.P([1, 2, 3], [1, 2, 3]));
        Assert.Equal(0, PairedTest.P([1, 2, 3], [2, 3, 4]));
    }
}
