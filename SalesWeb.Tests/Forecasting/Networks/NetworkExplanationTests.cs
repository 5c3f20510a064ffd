using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Holidays;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Forecasting.Networks;

/// <summary>What both forms say a forecast is made of, where it is known what sales were made of.</summary>
public class NetworkExplanationTests
{
    private const int Horizon = 7;

    private static readonly SalesWebSettings Small = new()
    {
        Network = new NetworkSettings { Window = 21, Horizon = Horizon, Channels = 8, Hidden = 16, Context = 4, HeadHidden = 16, Dropout = 0 },
        Training = new TrainingSettings { MaxEpochs = 12, LearningRate = 0.005 },
        Calendar = new CalendarSettings { Country = "DE" },
    };

    private static readonly FitOptions Options = new() { Horizon = Horizon };

    /// <summary>Three years up to Tuesday 30 April 2024: 100 a day, 160 on Saturdays, 40 on Sundays, and a tenth of it on public holidays such as the next day.</summary>
    [Fact]
    public void A_holiday_and_a_week_are_told_with_the_right_sign_and_size()
    {
        var start = new DateOnly(2021, 5, 1);
        var calendar = HolidayCalendar.For("DE");
        double[] values = [.. Enumerable.Range(0, new DateOnly(2024, 5, 1).DayNumber - start.DayNumber).Select(n => start.AddDays(n)).Select(day =>
            Usual(day) * (calendar.Has(day, HolidayKind.Public) ? 0.1 : 1))];
        var series = new SalesSeries("test", Frequency.Daily, start, [.. values]);

        var explained = ((IModel)new CnnLstmModel(Small)).Fit(series, Options, TestContext.Current.CancellationToken).Explain(Horizon);

        var (holidays, week) = (Part(explained, ForecastPart.Holidays), Part(explained, ForecastPart.Week));
        Assert.InRange(holidays[0], -130, -50);
        Assert.InRange(holidays[5], -20, 20);
        Assert.InRange(week[3], 25, 120);
        Assert.InRange(week[4], -120, -25);
        Assert.InRange(Part(explained, ForecastPart.Trend)[0], 70, 130);
        Assert.Equal(
            [ForecastPart.Trend, ForecastPart.Holidays, ForecastPart.Year, ForecastPart.Week, ForecastPart.Rest], explained.Parts.Select(part => part.Part));

        static double Usual(DateOnly day) => day.DayOfWeek switch { DayOfWeek.Saturday => 160, DayOfWeek.Sunday => 40, _ => 100 };
    }

    /// <summary>On offer every ninth day, three times as much is sold, at half the price; the third day of the coming week is planned to be one.</summary>
    [Fact]
    public void A_planned_promotion_is_told_on_its_day_and_nothing_of_it_behind_the_plan()
    {
        const int Length = 500;
        const int Planned = 5;
        bool[] promoted = [.. Enumerable.Range(0, Length + Planned).Select(t => t < Length ? t % 9 == 0 : t == Length + 2)];
        var series = new SalesSeries("test", Frequency.Daily, new DateOnly(2022, 1, 1), [.. promoted.Take(Length).Select(isOn => isOn ? 300.0 : 100)]);
        var covariates = new Covariates(Length, Planned, [.. promoted.Select(isOn => (double?)(isOn ? 1 : 2))], [.. promoted.Select(isOn => isOn ? 1.0 : 0)]);

        var explained = ((IModel)new CnnLstmModel(Small)).Fit(
            [new LeveledSeries(new SeriesKey("test"), series, covariates)], Options, TestContext.Current.CancellationToken).Single().Get().Explain(Horizon);

        var both = Part(explained, ForecastPart.Promotions).Zip(Part(explained, ForecastPart.Prices), (promotion, price) => promotion + price).ToArray();
        Assert.InRange(both[2], 100, 300);
        Assert.All(both[Planned..], value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(Frequency.Daily, 400)]
    [InlineData(Frequency.Weekly, 120)]
    [InlineData(Frequency.Monthly, 60)]
    public void Parts_add_up_to_the_forecast_and_do_not_depend_on_how_far_is_asked(Frequency frequency, int length)
    {
        var random = new Random(3);
        var series = new SalesSeries("test", frequency, new DateOnly(2018, 1, 1), [.. Enumerable.Range(0, length).Select(_ => 1000 * random.NextDouble())]);
        IModel[] models = [
            new CnnLstmModel(Small with { Training = Small.Training with { MaxEpochs = 2, Seeds = 2 } }),
            new ReferenceModel(NetworkSettings.OfReference(Horizon) with { Hidden = 8 }, TrainingSettings.OfReference(1) with { MaxEpochs = 2 })];
        foreach (var model in models)
        {
            var forecaster = model.Fit(series, Options, TestContext.Current.CancellationToken);
            var (point, explained) = (forecaster.Forecast(Horizon).Point, forecaster.Explain(Horizon));

            for (var step = 0; step < Horizon; step++)
                Assert.Equal(point[step], explained.Parts.Sum(part => part.Values[step]), 1e-9 * Math.Max(1, point[step]));
            Assert.Equal(explained.Parts.Length, explained.Parts.DistinctBy(part => part.Part).Count());
            Assert.All(forecaster.Explain(2).Parts.Zip(explained.Parts), pair => Assert.Equal(pair.Second.Values[..2], pair.First.Values));
        }
    }

    [Fact]
    public void A_series_asleep_is_explained_as_nothing()
    {
        var explained = ((IModel)new CnnLstmModel(Small)).Fit(Sales.Daily(new double[400]), Options, TestContext.Current.CancellationToken).Explain(Horizon);

        Assert.Equal(new double[Horizon], Assert.Single(explained.Parts).Values);
    }

    private static double[] Part(Explanation explanation, ForecastPart part) => [.. explanation.Parts.Single(one => one.Part == part).Values];
}
