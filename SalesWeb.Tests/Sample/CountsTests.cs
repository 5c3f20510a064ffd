using SalesWeb.Sample;

namespace SalesWeb.Tests.Sample;

public class CountsTests
{
    [Theory]
    [InlineData(2, 8)]
    [InlineData(20, 8)]
    [InlineData(20, 1)]
    public void Mean_and_variance_are_those_of_the_distribution(double mean, int shape)
    {
        var random = new Random(1);
        var draws = Enumerable.Range(0, 50_000).Select(_ => (double)Counts.NegativeBinomial(random, mean, shape)).ToList();
        var average = draws.Average();
        var variance = draws.Average(draw => Math.Pow(draw - average, 2));
        var expected = mean + (mean * mean / shape);

        Assert.InRange(average, mean * 0.98, mean * 1.02);
        Assert.InRange(variance, expected * 0.95, expected * 1.05);
    }

    [Fact]
    public void Nothing_is_sold_where_nothing_is_wanted() =>
        Assert.All(Enumerable.Range(0, 100), seed => Assert.Equal(0, Counts.NegativeBinomial(new Random(seed), 0, 8)));
}
