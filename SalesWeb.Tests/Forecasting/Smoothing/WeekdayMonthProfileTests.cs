using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Smoothing;

public class WeekdayMonthProfileTests
{
    private static readonly double[] Week = [50, 60, 70, 80, 110, 130, 0];

    [Fact]
    public void A_week_that_repeats_goes_on()
    {
        var forecast = Fit(Sales.Daily([.. Enumerable.Range(0, 70).Select(t => Week[t % 7])]), 7).Forecast(7);

        Assert.All(Enumerable.Range(0, 7), step => Assert.Equal(Week[step], forecast.Point[step], 9));
    }

    [Fact]
    public void One_sale_out_of_all_proportion_changes_nothing()
    {
        double[] values = [.. Enumerable.Range(0, 140).Select(t => Week[t % 7])];
        values[100] = 1e6;

        var forecast = Fit(Sales.Daily(values), 7).Forecast(7);

        Assert.All(Enumerable.Range(0, 7), step => Assert.InRange(forecast.Point[step], 0.99 * Week[step], 1.01 * Week[step]));
    }

    [Fact]
    public void December_is_known_from_the_years_before()
    {
        var start = new DateOnly(2020, 12, 1);
        var months = new SalesSeries(
            "m", Frequency.Monthly, start, [.. Enumerable.Range(0, 48).Select(t => start.AddMonths(t).Month == 12 ? 300.0 : 100)]);

        var point = Fit(months, 3).Forecast(3).Point;

        // December is 300 / (1400 / 12) of its year, four times seen and shrunk by the half of one: 1 + 4 · 1.5714 / 4.5 = 2.397.
        Assert.InRange(point[0] / point[1], 2.4, 3);
    }

    [Fact]
    public void Year_and_week_are_told_apart()
    {
        var history = Sales.Daily([.. Enumerable.Range(0, 800).Select(t => Week[t % 7] * (1 + (0.5 * Math.Sin(2 * Math.PI * t / 365.25))))]);

        var parts = Fit(history, 28).Explain(28).Parts;

        Assert.Equal([ForecastPart.Trend, ForecastPart.Year, ForecastPart.Week], parts.Select(part => part.Part));
        Assert.All(parts[1].Values, value => Assert.True(value > 0, "The third spring begins, in which more is sold than in the mean of a year."));
    }

    private static IForecaster Fit(SalesSeries history, int horizon) =>
        new WeekdayMonthProfile().Fit(history, new FitOptions { Horizon = horizon }, TestContext.Current.CancellationToken);
}
