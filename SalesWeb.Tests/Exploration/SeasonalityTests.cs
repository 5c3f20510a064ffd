using SalesWeb.Exploration;

namespace SalesWeb.Tests.Exploration;

public class SeasonalityTests
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

        var parts = Seasonality.Of(y, 7, window)!;

        Assert.All(Enumerable.Range(0, length), t =>
        {
            Assert.Equal(20 + (0.5 * t), parts.Trend[t], precision: 9);
            Assert.Equal(Week[t % 7], parts.Season[t], precision: 9);
            Assert.Equal(0, parts.Rest[t], precision: 9);
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

        var parts = Seasonality.Of(y, m)!;

        Assert.All(Enumerable.Range(0, y.Length), t => Assert.Equal(season[t % m] - mean, parts.Season[t], precision: 9));
        Assert.All(Enumerable.Range(0, y.Length), t => Assert.Equal(100 - (2 * t) + mean, parts.Trend[t], precision: 8));
    }

    [Fact]
    public void The_three_parts_add_up_to_what_was_sold()
    {
        var random = new Random(3);
        var y = Enumerable.Range(0, 200).Select(_ => 1000 * random.NextDouble()).ToArray();

        var parts = Seasonality.Of(y, 7)!;

        Assert.All(Enumerable.Range(0, y.Length), t => Assert.Equal(y[t], parts.Trend[t] + parts.Season[t] + parts.Rest[t], precision: 9));
        Assert.Equal(0, parts.Season.Take(7).Sum(), precision: 9);
        Assert.InRange(parts.Strength, 0, 0.5);
    }

    [Theory]
    [InlineData(24, 12)]
    [InlineData(36, 12)]
    [InlineData(104, 52)]
    [InlineData(28, 7)]
    public void Noise_of_few_seasons_has_none(int length, int m)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            Assert.InRange(Seasonality.Of([.. Enumerable.Range(0, length).Select(_ => (double)random.Next(80, 121))], m)!.Strength, 0, 0.4);
        }
    }

    [Fact]
    public void A_single_great_day_does_not_spoil_the_season_and_stands_in_the_rest()
    {
        var y = Enumerable.Range(0, 140).Select(t => 50 + Week[t % 7]).ToArray();
        y[70] += 1000;

        var parts = Seasonality.Of(y, 7)!;

        Assert.All(Enumerable.Range(0, 7), place => Assert.Equal(Week[place], parts.Season[place], tolerance: 0.001));
        Assert.Equal(70, Enumerable.Range(0, y.Length).MaxBy(t => parts.Rest[t]));
    }

    [Fact]
    public void A_wider_window_makes_a_calmer_trend()
    {
        var random = new Random(8);
        var y = Enumerable.Range(0, 300).Select(_ => random.NextDouble()).ToArray();

        Assert.True(Steps(Seasonality.Of(y, 7, 91)!) < Steps(Seasonality.Of(y, 7)!) / 3);

        static double Steps(Seasonality parts) => parts.Trend.Zip(parts.Trend.Skip(1)).Sum(pair => Math.Abs(pair.Second - pair.First));
    }

    [Fact]
    public void Less_than_two_seasons_tell_nothing() => Assert.Null(Seasonality.Of([1, 2, 3, 4, 5, 6, 7], 4));
}
