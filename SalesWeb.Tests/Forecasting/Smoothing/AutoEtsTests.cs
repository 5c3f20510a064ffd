using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Smoothing;

public class AutoEtsTests
{
    [Fact]
    public void A_line_goes_on()
    {
        var forecast = Fit(Sales.Daily([.. Enumerable.Range(0, 60).Select(t => 100 + (3.0 * t) + (t % 2))]), 10).Forecast(10);

        Assert.All(Enumerable.Range(0, 10), step => Assert.InRange(forecast.Point[step], 100 + (3 * (60 + step)) - 3, 100 + (3 * (60 + step)) + 4));
    }

    [Fact]
    public void Three_days_are_smoothed_by_halves()
    {
        var forecast = Fit(Sales.Daily(8, 4, 10), 2).Forecast(2);

        // 8 → (8 + 4) / 2 = 6 → (6 + 10) / 2 = 8.
        Assert.Equal([8, 8], forecast.Point);
    }

    [Fact]
    public void A_season_of_the_year_is_found_in_weeks()
    {
        var weeks = new SalesSeries(
            "weeks", Frequency.Weekly, new DateOnly(2020, 1, 6), [.. Enumerable.Range(0, 208).Select(t => 500 + (200 * Math.Sin(2 * Math.PI * t / 52)) + (t * 37 % 20))]);

        var forecast = Fit(weeks, 52).Forecast(52);

        Assert.All(Enumerable.Range(0, 52), step => Assert.InRange(forecast.Point[step] - 510 - (200 * Math.Sin(2 * Math.PI * step / 52)), -30, 30));
    }

    [Fact]
    public void Intervals_widen_with_the_way()
    {
        var random = new Random(1);
        var walk = 1000.0;
        var forecast = Fit(Sales.Daily([.. Enumerable.Range(0, 200).Select(_ => walk += random.Next(-10, 11))]), 28).Forecast(28);

        Assert.True(forecast.Upper(80)[27] - forecast.Lower(80)[27] > 3 * (forecast.Upper(80)[0] - forecast.Lower(80)[0]));
    }

    [Fact]
    public void Weekdays_are_explained_as_the_week()
    {
        var parts = Fit(Sales.Shop(200), 7).Explain(7).Parts;

        Assert.Equal([ForecastPart.Trend, ForecastPart.Week], parts.Select(part => part.Part));
        Assert.True(parts[1].Values.Max() > 50, "Saturday sells 75 more than a day does.");
    }

    private static IForecaster Fit(SalesSeries history, int horizon) =>
        new AutoEts().Fit(history, new FitOptions { Horizon = horizon }, TestContext.Current.CancellationToken);
}
