using SalesWeb.Forecasting;

namespace SalesWeb.Tests.Forecasting;

public class ErrorQuantilesTests
{
    private static readonly double[] Level80 = [0.1, 0.5, 0.9];

    [Fact]
    public void The_ends_are_the_conformal_ranks_of_the_errors()
    {
        // 19 errors −9 … 9: (19 + 1) · 0.9 = 18 → the 18th smallest is 8; (19 + 1) · 0.1 = 2 → the 2nd smallest is −8.
        var errors = Enumerable.Range(-9, 19).Select(e => (double)e).Reverse().ToArray();

        var band = ErrorQuantiles.Of([errors], Level80);

        Assert.Equal(8, -band.Deviations[0][0]);
        Assert.Equal(8, band.Deviations[2][0]);
    }

    [Fact]
    public void Too_few_errors_for_the_level_give_the_most_extreme_ones()
    {
        var band = ErrorQuantiles.Of([[-3, 1, 2]], [0.025, 0.5, 0.975]);

        Assert.Equal(2, -band.Deviations[0][0]);
        Assert.Equal(3, band.Deviations[2][0]);
    }

    [Fact]
    public void The_forecast_always_lies_within_its_band()
    {
        var forecast = ErrorQuantiles.Of([[5, 6, 7, 8]], Level80).Around([100], mayBeNegative: false);

        Assert.Equal(100, forecast.Upper(80)[0]);
        Assert.Equal(92, forecast.Lower(80)[0]);
    }

    [Fact]
    public void Nothing_is_below_zero_unless_the_history_was()
    {
        var band = ErrorQuantiles.Of([[-4, 4, 4, 4]], Level80);

        Assert.Equal((0, 0, 2), Ends(band.Around([-2], mayBeNegative: false), above: 4 - 2));
        Assert.Equal(-6, band.Around([-2], mayBeNegative: true).Lower(80)[0]);

        static (double, double, double) Ends(Forecast f, double above) => (f.Point[0], f.Lower(80)[0], f.Upper(80)[0] - above);
    }

    [Fact]
    public void A_band_of_80_holds_about_80_of_100_new_values()
    {
        var random = new Random(1);
        var band = ErrorQuantiles.Of([[.. Enumerable.Range(0, 200).Select(_ => Noise(random))]], Level80);

        var inside = Enumerable.Range(0, 5000).Count(_ => -Noise(random) is var deviation && deviation >= band.Deviations[0][0] && deviation <= band.Deviations[2][0]);

        Assert.InRange(inside / 5000.0, 0.75, 0.87);
    }

    private static double Noise(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
