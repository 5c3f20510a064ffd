using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Smoothing;

public class IntermittentTests
{
    [Fact]
    public void Six_pieces_every_third_day_are_two_a_day()
    {
        var history = Sales.Daily([.. Enumerable.Range(1, 60).Select(t => t % 3 == 0 ? 6.0 : 0)]);

        Assert.Equal(2, Rate(new Croston(), history), 9);
        Assert.InRange(Rate(new CrostonSba(), history), 1, 2);
        Assert.InRange(Rate(new Tsb(), history), 1.9, 2.1);
    }

    [Fact]
    public void Sba_takes_away_half_of_alpha()
    {
        // Sizes 2 then 4 on every day: what follows is 4, so Croston's best α is 1, and SBA's share of that is 1 − α / 2.
        var history = Sales.Daily([2, .. Enumerable.Repeat(4.0, 30)]);

        Assert.Equal(4, Rate(new Croston(), history), 3);
        Assert.InRange(Rate(new CrostonSba(), history), 2, 4 - 1e-3);
    }

    [Fact]
    public void Croston_waits_for_a_dead_item_and_Tsb_does_not()
    {
        var random = new Random(3);
        var dying = Sales.Daily([.. Enumerable.Range(0, 150).Select(_ => random.Next(3) == 0 ? 6.0 : 0), .. Enumerable.Repeat(0.0, 60)]);

        Assert.InRange(Rate(new Croston(), dying), 0.5, 6);
        Assert.InRange(Rate(new Tsb(), dying), 0, Rate(new Croston(), dying) / 2);
    }

    [Fact]
    public void Nothing_sold_is_nothing_forecast()
    {
        var nothing = Sales.Daily(new double[50]);

        foreach (var model in new IModel[] { new Croston(), new CrostonSba(), new Tsb() })
        {
            var forecast = Fit(model, nothing).Forecast(5);
            Assert.All(forecast.Point.Concat(forecast.Upper(95)), value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void The_band_is_what_was_got_wrong()
    {
        var history = Sales.Daily([.. Enumerable.Range(1, 60).Select(t => t % 3 == 0 ? 6.0 : 0)]);

        var forecast = Fit(new Croston(), history).Forecast(5);

        // Rate 2: a third of all days sold 4 more, the others 2 less.
        Assert.All(forecast.Upper(80), upper => Assert.Equal(6, upper, 9));
        Assert.All(forecast.Lower(80), lower => Assert.Equal(0, lower, 9));
    }

    private static double Rate(IModel model, SalesSeries history) => Fit(model, history).Forecast(1).Point[0];

    private static IForecaster Fit(IModel model, SalesSeries history) => model.Fit(history, new FitOptions { Horizon = 5 }, TestContext.Current.CancellationToken);
}
