using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Regression;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Forecasting.Regression;

public class HarmonicRegressionTests
{
    private static readonly HarmonicRegression Model = new(new CalendarSettings { Country = "DE-SH" });
    private static readonly FitOptions Month = new() { Horizon = 28 };

    [Fact]
    public void A_week_a_year_and_a_trend_are_gone_on_with()
    {
        var forecast = Fit(Daily(1000)).Forecast(28).Point;

        Assert.All(Enumerable.Range(0, 28), step => Assert.InRange(forecast[step] / Shop(1000 + step), 0.98, 1.02));
    }

    [Fact]
    public void Months_and_weeks_have_their_year()
    {
        foreach (var (frequency, season) in new[] { (Frequency.Monthly, 12), (Frequency.Weekly, 52) })
        {
            double Value(int t) => 100 + (30 * Math.Sin(2 * Math.PI * t / season)) + (10 * Math.Cos(4 * Math.PI * t / season));
            var history = new SalesSeries("s", frequency, new DateOnly(2018, 1, 1), [.. Enumerable.Range(0, 6 * season).Select(Value)]);

            var forecast = new HarmonicRegression(new CalendarSettings()).Fit(history, new FitOptions { Horizon = season }, Cancellation).Forecast(season).Point;

            Assert.All(Enumerable.Range(0, season), step => Assert.InRange(forecast[step] / Value((6 * season) + step), 0.93, 1.07));
        }
    }

    [Fact]
    public void Nothing_is_sold_on_a_holiday_that_was_always_closed_nor_on_a_closed_weekday()
    {
        // From 1 January 2020; closed on Sundays and on Christmas Day, and the history ends on 14 December 2022.
        var history = Daily(1079, date => date.DayOfWeek == DayOfWeek.Sunday || date is { Month: 12, Day: 25 });

        var forecast = Fit(history).Forecast(28);

        Assert.All(Enumerable.Range(0, 28), step =>
        {
            var date = history.DateAt(1079 + step);
            Assert.Equal(date.DayOfWeek == DayOfWeek.Sunday || date is { Month: 12, Day: 25 }, forecast.Point[step] == 0);
            Assert.Equal(forecast.Point[step] == 0, forecast.Upper(95)[step] == 0);
        });
    }

    [Fact]
    public void Its_parts_add_up_to_the_forecast_closed_days_included()
    {
        var forecaster = Fit(Daily(1079, date => date.DayOfWeek == DayOfWeek.Sunday || date is { Month: 12, Day: 25 }));

        var (point, explanation) = (forecaster.Forecast(28).Point, forecaster.Explain(28));

        Assert.All(Enumerable.Range(0, 28), step => Assert.Equal(point[step], explanation.Parts.Sum(part => part.Values[step]), 1e-9 * 400));
        Assert.Contains(explanation.Parts, part => part.Part == ForecastPart.Week);
        Assert.Contains(explanation.Parts, part => part.Part == ForecastPart.Holidays);
    }

    [Fact]
    public void A_planned_promotion_sells_what_promotions_sold()
    {
        var promoted = Enumerable.Range(0, 428).Select(t => t % 9 == 0 ? 1.0 : 0).ToArray();
        var random = new Random(5);
        var sales = Enumerable.Range(0, 400).Select(t => (100 + (5 * random.NextDouble())) * (promoted[t] > 0 ? 1.5 : 1)).ToArray();
        var history = new LeveledSeries(new SeriesKey("s"), Sales.Daily(sales), new Covariates(400, 28, null, promoted));

        var forecaster = Model.Fit([history], Month, Cancellation).Single().Get();

        var promotions = forecaster.Explain(28).Parts.Single(part => part.Part == ForecastPart.Promotions);
        Assert.All(Enumerable.Range(0, 28), step => Assert.InRange(forecaster.Forecast(28).Point[step] / (promoted[400 + step] > 0 ? 153 : 102), 0.95, 1.05));
        Assert.All(Enumerable.Range(0, 28), step => Assert.Equal(promoted[400 + step] > 0, promotions.Values[step] > 20));
    }

    [Fact]
    public void A_thousand_times_the_sales_are_a_thousand_times_the_forecast()
    {
        var history = Sales.Shop(500);
        var small = Fit(history).Forecast(28);
        var large = Fit(Sales.Daily([.. history.Values.Select(value => 1000 * value)])).Forecast(28);

        Assert.All(Enumerable.Range(0, 28), step =>
        {
            Assert.Equal(1, large.Point[step] / (1000 * small.Point[step]), 1e-6);
            Assert.Equal(1, large.Upper(80)[step] / (1000 * small.Upper(80)[step]), 1e-6);
        });
    }

    [Fact]
    public void Returns_may_be_forecast()
    {
        var history = Sales.Daily([.. Enumerable.Range(0, 200).Select(t => t % 7 == 0 ? -50.0 : 100)]);

        var forecast = Fit(history).Forecast(7).Point;

        Assert.InRange(forecast[(7 - (200 % 7)) % 7], -60, -40);
    }

    [Fact]
    public void Less_than_two_weeks_are_refused_with_how_much_it_needs()
    {
        var problem = Assert.Throws<UserErrorException>(() => Fit(Sales.Shop(13)));

        Assert.Equal("test has 13 days; a harmonic regression learns from at least 14.", problem.Message);
        Assert.Equal(28, Fit(Sales.Shop(14)).Forecast(28).Horizon);
    }

    [Fact]
    public void A_fit_can_be_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Model.Fit([LeveledSeries.Of(Sales.Shop(400))], Month, new CancellationToken(canceled: true)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IForecaster Fit(SalesSeries history) => Model.Fit(history, Month, Cancellation);

    private static SalesSeries Daily(int days, Func<DateOnly, bool>? isClosed = null)
    {
        var start = new DateOnly(2020, 1, 1);
        return new SalesSeries("shop", Frequency.Daily, start, [.. Enumerable.Range(0, days).Select(t => isClosed?.Invoke(start.AddDays(t)) == true ? 0 : Shop(t))]);
    }

    private static double Shop(int day)
    {
        double[] week = [1, 1.1, 1.2, 1.1, 1.3, 1.5, 0.8];
        return (200 + (0.05 * day)) * week[day % 7] * (1 + (0.2 * Math.Sin(2 * Math.PI * day / 365.25)));
    }
}
