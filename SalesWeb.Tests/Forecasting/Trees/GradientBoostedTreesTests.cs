using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Trees;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Forecasting.Trees;

public class GradientBoostedTreesTests
{
    private static readonly FitOptions Options = new() { Horizon = 14 };

    private static readonly GradientBoostedTrees Trees = new(new SalesWebSettings());

    [Fact]
    public void A_week_that_repeats_is_forecast()
    {
        double[] week = [80, 85, 90, 100, 140, 180, 60];
        var history = Sales.Daily([.. Enumerable.Range(0, 400).Select(day => week[day % 7])]);

        var point = Fit(history).Forecast(14).Point;

        for (var step = 0; step < 14; step++)
            Assert.Equal(week[(400 + step) % 7], point[step], 2.0);
    }

    [Fact]
    public void A_holiday_of_every_year_is_forecast()
    {
        var start = new DateOnly(2020, 1, 1);
        var sold = Enumerable.Range(0, 1810).Select(day => start.AddDays(day) is { Month: 12, Day: 25 or 26 } ? 0.0 : 100);
        var history = new SalesSeries("shop", Frequency.Daily, start, [.. sold]);
        var german = new GradientBoostedTrees(new SalesWebSettings { Calendar = new CalendarSettings { Country = "DE" } });

        var point = german.Fit(history, Options, TestContext.Current.CancellationToken).Forecast(14).Point; // 15 to 28 December 2024

        Assert.InRange(point[9], 95, 105);
        Assert.InRange(point[10], 0, 25);
    }

    [Fact]
    public void What_is_planned_to_be_on_offer_sells_more()
    {
        var promoted = Enumerable.Range(0, 414).Select(day => day % 11 == 3 ? 1.0 : 0).ToArray();
        var sold = Sales.Daily([.. promoted.Take(400).Select(share => 100 + (100 * share))]);
        var history = new LeveledSeries(new SeriesKey("test"), sold, new Covariates(400, 14, prices: null, promoted));

        var forecaster = Trees.Fit([history], Options, TestContext.Current.CancellationToken)[0].Get();

        var on = Enumerable.Range(0, 14).Where(step => promoted[400 + step] > 0).ToList();
        var part = forecaster.Explain(14).Parts.Single(one => one.Part == ForecastPart.Promotions);
        Assert.All(on, step => Assert.InRange(forecaster.Forecast(14).Point[step], 170, 210));
        Assert.All(on, step => Assert.True(part.Values[step] > 40));
    }

    [Fact]
    public void The_parts_add_up_to_the_forecast()
    {
        var forecaster = Fit(Sales.Shop(400));

        var point = forecaster.Forecast(14).Point;
        var explanation = forecaster.Explain(14);

        for (var step = 0; step < 14; step++)
            Assert.Equal(point[step], explanation.Parts.Sum(part => part.Values[step]), 9);
        Assert.Contains(explanation.Parts, part => part.Part == ForecastPart.Week && part.Values.Max() - part.Values.Min() > 20);
    }

    [Fact]
    public void Sales_a_thousand_times_as_large_are_forecast_a_thousand_times_as_large()
    {
        var one = Fit(Sales.Shop(300)).Forecast(14);
        var many = Fit(Sales.Daily([.. Sales.Shop(300).Values.Select(value => 1000 * value)])).Forecast(14);

        for (var step = 0; step < 14; step++)
        {
            Assert.Equal(1000 * one.Point[step], many.Point[step], 1e-3);
            Assert.Equal(1000 * one.Upper(80)[step], many.Upper(80)[step], 1e-3);
        }
    }

    [Fact]
    public void New_sales_need_no_new_fit()
    {
        var fitted = Assert.IsAssignableFrom<IOngoingForecaster>(Fit(Sales.Shop(300)));

        var later = fitted.From(LeveledSeries.Of(Sales.Shop(303))).Forecast(7).Point;

        Assert.Equal(196, later[3], 20.0); // day 306 is of the strongest of the week: 180 · 1.06 and a mean noise of 5
        Assert.NotEqual(fitted.Forecast(7).Point, later);
    }

    [Fact]
    public void A_short_series_learns_from_long_ones_and_alone_is_refused()
    {
        var (shortOne, longOne) = (LeveledSeries.Of(Sales.Shop(20, seed: 2)), LeveledSeries.Of(Sales.Shop(400)));

        var together = Trees.Fit([shortOne, longOne], Options, TestContext.Current.CancellationToken);
        var alone = Trees.Fit([LeveledSeries.Of(Sales.Shop(10))], Options, TestContext.Current.CancellationToken)[0];

        Assert.InRange(together[0].Get().Forecast(14).Point.Max(), 120, 220);
        Assert.Contains("10 days", alone.Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Frequency.Weekly, 52)]
    [InlineData(Frequency.Monthly, 12)]
    public void The_year_of_weeks_and_months_is_forecast(Frequency frequency, int season)
    {
        var values = Enumerable.Range(0, (5 * season) + 12).Select(t => 100 + (50 * Math.Sin(2 * Math.PI * t / season))).ToList();
        var history = new SalesSeries("years", frequency, new DateOnly(2019, 1, 1), [.. values.Take(5 * season)]);

        var point = Trees.Fit(history, new FitOptions { Horizon = 12 }, TestContext.Current.CancellationToken).Forecast(12).Point;

        Assert.InRange(point.Select((value, step) => Math.Abs(value - values[(5 * season) + step])).Average(), 0, 10);
    }

    private static IForecaster Fit(SalesSeries history) => Trees.Fit(history, Options, TestContext.Current.CancellationToken);
}
