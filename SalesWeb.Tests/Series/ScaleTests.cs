using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class ScaleTests
{
    /// <summary>By hand: mean 5, squared distances 9 1 1 1 0 0 4 16, of which the mean is 4.</summary>
    [Fact]
    public void Mean_and_deviation_are_those_of_the_population()
    {
        var scale = Scale.Of([2, 4, 4, 4, 5, 5, 7, 9]);

        Assert.Equal(5, scale.Mean, 12);
        Assert.Equal(2, scale.Deviation, 12);
        Assert.Equal(1.5f, scale.Apply(8));
        Assert.Equal(8, scale.Undo(1.5f), 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(-7)]
    [InlineData(1e12)]
    public void A_constant_past_has_deviation_1(double value)
    {
        var scale = Scale.Of([value, value, value]);

        Assert.Equal(1, scale.Deviation);
        Assert.Equal(0, scale.Apply(scale.Mean));
    }

    [Fact]
    public void Small_numbers_are_not_taken_for_constant()
    {
        var scale = Scale.Of([1e-9, 3e-9]);

        Assert.Equal(1e-9, scale.Deviation, 1e-15);
    }

    [Fact]
    public void No_past_has_no_scale() => Assert.Throws<ArgumentOutOfRangeException>(() => Scale.Of([]));
}
