using SalesWeb.Exploration;

namespace SalesWeb.Tests.Exploration;

public class DecompositionTests
{
    private static readonly double[] Week = [-3, 1, 0, 2, 5, 4, -9]; // adds up to 0

    [Theory]
    [InlineData(14, 0)]
    [InlineData(15, 0)]
    [InlineData(100, 0)]
    [InlineData(100, 91)]
    [InlineData(30, 91)]
    public void A_straight_line_with_a_season_comes_out_exactly_to_both_ends(int length, int window)
    {
        var y = Enumerable.Range(0, length).Select(t => 20 + (0.5 * t) + Week[t % 7]).ToArray();

        var parts = Decomposition.Of(y, 7, window)!;

        Assert.All(Enumerable.Range(0, length), t =>
        {
            Assert.Equal(20 + (0.5 * t), parts.Trend[t], precision: 9);
            Assert.Equal(Week[t % 7], parts.Season[t], precision: 9);
            Assert.Equal(0, parts.Remainder[t], precision: 9);
        });
        Assert.Equal(1, parts.Strength, precision: 9);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(52)]
    public void An_even_season_comes_out_too(int m)
    {
        var random = new Random(m);
        var season = Enumerable.Range(0, m).Select(_ => random.NextDouble()).ToArray();
        var mean = season.Average();
        var y = Enumerable.Range(0, 5 * m).Select(t => 100 - (2 * t) + season[t % m]).ToArray();

        var parts = Decomposition.Of(y, m)!;

        Assert.All(Enumerable.Range(0, y.Length), t => Assert.Equal(season[t % m] - mean, parts.Season[t], precision: 9));
        Assert.All(Enumerable.Range(0, y.Length), t => Assert.Equal(100 - (2 * t) + mean, parts.Trend[t], precision: 8));
    }

    [Fact]
    public void The_three_parts_add_up_to_what_was_sold()
    {
        var random = new Random(3);
        var y = Enumerable.Range(0, 200).Select(_ => 1000 * random.NextDouble()).ToArray();

        var parts = Decomposition.Of(y, 7)!;

        Assert.All(Enumerable.Range(0, y.Length), t => Assert.Equal(y[t], parts.Trend[t] + parts.Season[t] + parts.Remainder[t], precision: 9));
        Assert.Equal(0, parts.Season.Take(7).Sum(), precision: 9);
    }

    [Fact]
    public void A_single_great_day_does_not_spoil_the_season_and_stands_in_the_remainder()
    {
        var y = Enumerable.Range(0, 140).Select(t => 50 + Week[t % 7]).ToArray();
        y[70] += 1000;

        var parts = Decomposition.Of(y, 7)!;

        Assert.All(Enumerable.Range(0, 7), place => Assert.Equal(Week[place], parts.Season[place], tolerance: 0.001));
        Assert.Equal(70, Enumerable.Range(0, y.Length).MaxBy(t => parts.Remainder[t]));
    }

    /// <summary>The season is nothing of what is not trend, or half of it. Without degrees of freedom it would be 0.11 and 0.57 of 28 days.</summary>
    [Theory]
    [InlineData(0, 0, 0.05)]
    [InlineData(1, 0.4, 0.6)]
    public void Chance_is_not_called_a_season(double height, double least, double most)
    {
        var random = new Random(5);
        var strengths = Enumerable.Range(0, 200).Select(_ =>
        {
            var y = Enumerable.Range(0, 28).Select(t => (height * Math.Sqrt(2) * Math.Sin(2 * Math.PI * t / 7)) + Normal()).ToArray();
            return Decomposition.Of(y, 7)!.Strength;
        });

        Assert.InRange(strengths.Average(), least, most);

        // A sum of twelve even numbers has a variance of 1 and is nearly normal.
        double Normal() => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
    }

    [Fact]
    public void A_wider_window_makes_a_calmer_trend()
    {
        var random = new Random(8);
        var y = Enumerable.Range(0, 300).Select(_ => random.NextDouble()).ToArray();

        Assert.True(Steps(Decomposition.Of(y, 7, 91)!) < Steps(Decomposition.Of(y, 7)!) / 3);

        static double Steps(Decomposition parts) => parts.Trend.Zip(parts.Trend.Skip(1)).Sum(pair => Math.Abs(pair.Second - pair.First));
    }

    [Fact]
    public void Less_than_two_seasons_tell_nothing() => Assert.Null(Decomposition.Of([1, 2, 3, 4, 5, 6, 7], 4));
}
