using SalesWeb.Quality;

namespace SalesWeb.Tests.Quality;

public class RobustTests
{
    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 2)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 2.5)]
    [InlineData(new double[] { 7 }, 7)]
    public void The_median_is_the_middle(double[] values, double expected) => Assert.Equal(expected, Robust.Median(values));

    /// <summary>1 2 3 4 100: median 3, distances 2 1 0 1 97, their median 1.</summary>
    [Fact]
    public void The_spread_does_not_hear_of_one_wild_value() => Assert.Equal(1.4826, Robust.Spread([1, 2, 3, 4, 100]), 10);

    /// <summary>1 1 1 1 6: the median distance is 0, so the mean one, 5/5, counts.</summary>
    [Fact]
    public void Where_most_are_the_same_the_mean_distance_counts() => Assert.Equal(1.2533, Robust.Spread([1, 1, 1, 1, 6]), 10);

    [Fact]
    public void Of_normal_values_it_is_the_standard_deviation()
    {
        var random = new Random(1);
        var normal = Enumerable.Range(0, 20_000).Select(_ => 3 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

        Assert.Equal(3, Robust.Spread(normal), 0.1);
    }
}
