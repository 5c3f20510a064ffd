using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Smoothing;

public class SeasonalNaiveTests
{
    [Fact]
    public void The_last_week_is_repeated_as_often_as_it_takes()
    {
        var history = Sales.Daily([9, 9, 9, 9, 9, 9, 9, 1, 2, 3, 4, 5, 6, 7]);

        var forecast = new SeasonalNaive().Fit(history, new FitOptions { Horizon = 10 }, TestContext.Current.CancellationToken).Forecast(10);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 1, 2, 3], forecast.Point);
    }

    [Fact]
    public void A_history_shorter_than_a_season_repeats_its_last_value()
    {
        var forecast = new SeasonalNaive().Fit(Sales.Daily([3, 4]), new FitOptions { Horizon = 3 }, TestContext.Current.CancellationToken).Forecast(3);

        Assert.Equal([4, 4, 4], forecast.Point);
    }

    [Fact]
    public void The_interval_comes_from_what_last_week_got_wrong()
    {
        // Week over week the value rises by 7 each time: naive was always 7 too low, so the interval reaches 7 up and nowhere down.
        var history = Sales.Daily([.. Enumerable.Range(1, 70).Select(i => (double)i)]);

        var forecast = new SeasonalNaive().Fit(history, new FitOptions { Horizon = 7 }, TestContext.Current.CancellationToken).Forecast(7);

        Assert.All(Enumerable.Range(0, 7), step =>
        {
            Assert.Equal(forecast.Point[step] + 7, forecast.Upper(80)[step]);
            Assert.Equal(forecast.Point[step], forecast.Lower(80)[step]);
        });
    }

    [Fact]
    public void A_horizon_beyond_the_history_keeps_the_width_of_the_longest_lag_it_holds()
    {
        var history = Sales.Daily([.. Enumerable.Range(1, 17).Select(i => (double)i)]);

        var forecast = new SeasonalNaive().Fit(history, new FitOptions { Horizon = 28 }, TestContext.Current.CancellationToken).Forecast(28);

        // 17 days hold lags of 7 and 14; the errors of 14 stand in for 21 and 28.
        Assert.Equal(7, forecast.Upper(80)[0] - forecast.Point[0]);
        Assert.All(Enumerable.Range(7, 21), step => Assert.Equal(14, forecast.Upper(80)[step] - forecast.Point[step]));
    }

    [Fact]
    public void Months_repeat_the_year()
    {
        var history = new SalesSeries("m", Frequency.Monthly, new DateOnly(2020, 1, 1), [.. Enumerable.Range(1, 24).Select(i => (double)i)]);

        var forecast = new SeasonalNaive().Fit(history, new FitOptions { Horizon = 13 }, TestContext.Current.CancellationToken).Forecast(13);

        Assert.Equal([.. Enumerable.Range(13, 12).Select(i => (double)i), 13.0], forecast.Point);
    }
}
