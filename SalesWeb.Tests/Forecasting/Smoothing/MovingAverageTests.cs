using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Smoothing;

namespace SalesWeb.Tests.Forecasting.Smoothing;

public class MovingAverageTests
{
    private static readonly FitOptions Options = new() { Horizon = 3 };

    [Fact]
    public void Two_weeks_are_averaged_by_the_last_one()
    {
        var forecast = new MovingAverage().Fit(
            Sales.Daily(9, 9, 9, 9, 9, 9, 9, 1, 2, 3, 4, 5, 6, 7), Options, TestContext.Current.CancellationToken).Forecast(3);

        Assert.Equal([4, 4, 4], forecast.Point);
    }

    [Fact]
    public void A_level_that_changed_is_averaged_briefly_and_a_noisy_one_long()
    {
        var random = new Random(1);
        double[] noise = [.. Enumerable.Range(0, 364).Select(_ => 100 * random.NextDouble())];
        double[] stairs = [.. Enumerable.Range(0, 364).Select(t => 100.0 * (t / 28))];

        var noisy = new MovingAverage().Fit(Sales.Daily(noise), Options, TestContext.Current.CancellationToken).Forecast(1).Point[0];
        var rising = new MovingAverage().Fit(Sales.Daily(stairs), Options, TestContext.Current.CancellationToken).Forecast(1).Point[0];

        Assert.Contains([91, 182], length => Math.Abs(noise[^length..].Average() - noisy) < 1e-9);
        Assert.Equal(1200, rising);
    }

    [Fact]
    public void Three_days_are_averaged_whole()
    {
        var forecast = new MovingAverage().Fit(Sales.Daily(1, 2, 6), Options, TestContext.Current.CancellationToken).Forecast(3);

        Assert.Equal([3, 3, 3], forecast.Point);
    }
}
