using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Forecasting.Networks;

/// <summary>The full form over series as nobody wishes for them.</summary>
public class CnnLstmModelTests
{
    private const int Horizon = 7;

    private static readonly SalesWebSettings Small = new()
    {
        Network = new NetworkSettings { Window = 21, Horizon = Horizon, Channels = 4, Hidden = 8, Context = 4, HeadHidden = 8 },
        Training = new TrainingSettings { MaxEpochs = 3, Seeds = 1 },
    };

    [Fact]
    public void A_window_longer_than_the_series_sees_what_there_is()
    {
        var settings = Small with { Network = Small.Network with { Window = 500 } };

        IsSound(Forecast(settings, Sales.Shop(60)), lowest: 10, highest: 1000);
    }

    [Fact]
    public void A_constant_series_is_forecast_near_itself() => IsSound(Forecast(Small, Sales.Daily([.. Enumerable.Repeat(42.0, 100)])), lowest: 10, highest: 170);

    [Theory]
    [InlineData(0, 100)]
    [InlineData(30, 364)]
    public void Zeros_for_a_year_or_ever_are_forecast_as_zero(int sold, int asleep)
    {
        var forecast = Forecast(Small, Sales.Daily([.. Enumerable.Repeat(10.0, sold), .. new double[asleep]]));

        Assert.All(forecast.Point.Concat(forecast.Lower(80)).Concat(forecast.Upper(80)), value => Assert.Equal(0, value));
    }

    [Fact]
    public void One_huge_outlier_leaves_finite_forecasts()
    {
        double[] values = [.. Sales.Shop(120).Values];
        values[60] = 1e12;

        IsSound(Forecast(Small, Sales.Daily(values)), lowest: 0, highest: 1e13);
    }

    [Theory]
    [InlineData(Frequency.Weekly, 120)]
    [InlineData(Frequency.Monthly, 60)]
    public void Weeks_and_months_are_forecast(Frequency frequency, int length)
    {
        var series = new SalesSeries("test", frequency, new DateOnly(2018, 1, 1), [.. Enumerable.Range(0, length).Select(n => 100.0 + (10 * (n % 12)))]);

        IsSound(Forecast(Small, series), lowest: 10, highest: 1000);
    }

    [Theory]
    [InlineData(Frequency.Daily)]
    [InlineData(Frequency.Weekly)]
    [InlineData(Frequency.Monthly)]
    public void A_series_too_short_is_refused_with_the_length_it_needs(Frequency frequency)
    {
        var refused = Assert.Throws<UserErrorException>(() => Forecast(Small, Rising(5)));

        Assert.Contains($"test has 5 {frequency.Noun()}s", refused.Message, StringComparison.Ordinal);
        var needed = int.Parse(refused.Message.Split("training the network ")[1].TrimEnd('.'));
        IsSound(Forecast(Small, Rising(needed)), lowest: 0, highest: 1e4);
        Assert.Throws<UserErrorException>(() => Forecast(Small, Rising(needed - 1)));

        SalesSeries Rising(int length) => new("test", frequency, new DateOnly(2020, 1, 1), [.. Enumerable.Range(1, length).Select(n => 10.0 + n)]);
    }

    [Fact]
    public void A_part_that_began_yesterday_neither_hinders_nor_is_left_out_of_the_forecasts()
    {
        var (whole, young) = (LeveledSeries.Of(Sales.Shop(120)), LeveledSeries.Of(Sales.Daily(5)));

        var fitted = new CnnLstmModel(Small).Fit([whole, young], new FitOptions { Horizon = Horizon }, TestContext.Current.CancellationToken);

        IsSound(fitted.Forecaster.Forecast(whole, Horizon), lowest: 10, highest: 1000);
        IsSound(fitted.Forecaster.Forecast(young, Horizon), lowest: 0, highest: 100);
    }

    [Fact]
    public void Returns_may_be_forecast_below_zero_and_nothing_else()
    {
        double[] values = [.. Enumerable.Range(0, 120).Select(day => day % 7 == 6 ? -50.0 : 100)];

        var forecast = Forecast(Small, Sales.Daily(values));

        Assert.All(forecast.Point.Concat(forecast.Lower(80)).Concat(forecast.Upper(80)), value => Assert.True(double.IsFinite(value)));
        Assert.Contains(forecast.Lower(80), value => value < 0);
    }

    /// <summary>A category with returns used to pass its permission to forecast below zero on to its parts.</summary>
    [Fact]
    public void A_part_without_returns_is_never_forecast_below_zero()
    {
        var whole = Sales.Daily([.. Enumerable.Range(0, 120).Select(day => day % 7 == 6 ? -50.0 : 100)]);
        var part = Sales.Daily([.. Enumerable.Range(0, 120).Select(day => day % 7 == 6 ? 0.0 : 1)]);

        var fitted = new CnnLstmModel(Small).Fit(
            [LeveledSeries.Of(whole), LeveledSeries.Of(part)], new FitOptions { Horizon = Horizon }, TestContext.Current.CancellationToken);

        var forecast = fitted.Forecaster.Forecast(LeveledSeries.Of(part), Horizon);
        Assert.All(forecast.Point.Concat(forecast.Expected).Concat(forecast.Quantiles.SelectMany(level => level)), value => Assert.True(value >= 0, $"{value}"));
        Assert.Contains(fitted.Forecaster.Forecast(LeveledSeries.Of(whole), Horizon).Lower(80), value => value < 0);
    }

    [Fact]
    public void What_is_saved_answers_as_what_was_trained()
    {
        using var folder = new ScratchFolder();
        var past = LeveledSeries.Of(Sales.Shop(120));
        var settings = Small with { Training = Small.Training with { Seeds = 2 } };
        var trained = new CnnLstmModel(settings).Fit([past], new FitOptions { Horizon = Horizon }, TestContext.Current.CancellationToken).Forecaster;

        var written = trained.Save(folder.File("w.safetensors"), folder.File("n.json"));
        var read = NetworkForecasters.Load(folder.File("w.safetensors"), folder.File("n.json"));

        Assert.Equal([folder.File("w.safetensors"), folder.File("w.2.safetensors"), folder.File("n.json")], written);
        var (before, after) = (trained.Forecast(past, Horizon), read.Forecast(past, Horizon));
        Assert.Equal(before.Point.Concat(before.Lower(80)).Concat(before.Upper(80)), after.Point.Concat(after.Lower(80)).Concat(after.Upper(80)));
    }

    [Fact]
    public void Categories_that_learn_together_end_when_they_end_and_only_those_with_returns_go_below_zero()
    {
        var returns = Of("returns", Sales.Daily([.. Enumerable.Range(0, 120).Select(day => day % 7 == 6 ? -50.0 : 100)]));
        var longer = Of("longer", Sales.Shop(200));
        var brief = Of("short", Sales.Daily(5, 6, 5, 6));

        var fitted = ((IModel)new CnnLstmModel(Small)).Fit([returns, longer, brief], new FitOptions { Horizon = Horizon }, TestContext.Current.CancellationToken);

        var forecasts = fitted.Select(one => one.Get().Forecast(Horizon)).ToList();
        Assert.Contains(forecasts[0].Lower(80), value => value < 0);
        IsSound(forecasts[1], lowest: 10, highest: 1000);
        IsSound(forecasts[2], lowest: 0, highest: 100);

        static LeveledSeries Of(string category, SalesSeries series) => LeveledSeries.Of(new SalesSeries(category, series.Frequency, series.Start, series.Values));
    }

    /// <summary>One sells the same every day, the other three times as much every tenth: under the other's name the same past is forecast otherwise.</summary>
    [Fact]
    public void A_category_learns_what_it_alone_does()
    {
        var start = new DateOnly(2022, 1, 1);
        var settings = Small with { Training = new TrainingSettings { MaxEpochs = 15, LearningRate = 0.005 } };
        LeveledSeries[] both = [Of("flat", _ => 100), Of("peaks", n => n % 10 == 9 ? 300 : 100)];

        var fitted = new CnnLstmModel(settings).Fit(both, new FitOptions { Horizon = Horizon }, TestContext.Current.CancellationToken).Forecaster;

        var asPeaks = both[0] with { Key = both[1].Key };
        Assert.NotEqual(fitted.Forecast(both[0], Horizon).Point, fitted.Forecast(asPeaks, Horizon).Point);
        Assert.Equal(2, Assert.IsType<CnnLstmForecaster>(fitted).Normalization.Features.Categories.Count);

        LeveledSeries Of(string category, Func<int, double> value) =>
            LeveledSeries.Of(new SalesSeries(category, Frequency.Daily, start, [.. Enumerable.Range(0, 300).Select(value)]));
    }

    [Fact]
    public void Networks_trained_one_a_core_are_those_trained_one_after_the_other()
    {
        var settings = Small with { Training = Small.Training with { Seeds = 3 } };
        var past = LeveledSeries.Of(Sales.Shop(120));
        var followed = new FitListener(_ => { }, _ => { });

        var together = new CnnLstmModel(settings).Fit([past], new FitOptions { Horizon = Horizon }, TestContext.Current.CancellationToken);
        var apart = new CnnLstmModel(settings, followed).Fit([past], new FitOptions { Horizon = Horizon }, TestContext.Current.CancellationToken);

        Assert.Equal(apart.Forecaster.Forecast(past, Horizon).Point, together.Forecaster.Forecast(past, Horizon).Point);
    }

    private static Forecast Forecast(SalesWebSettings settings, SalesSeries series) =>
        ((IModel)new CnnLstmModel(settings)).Fit(series, new FitOptions { Horizon = Horizon }, TestContext.Current.CancellationToken).Forecast(Horizon);

    private static void IsSound(Forecast forecast, double lowest, double highest) => Assert.All(Enumerable.Range(0, Horizon), step =>
    {
        Assert.InRange(forecast.Point[step], lowest, highest);
        Assert.InRange(forecast.Point[step], forecast.Lower(80)[step], forecast.Upper(80)[step]);
        Assert.True(double.IsFinite(forecast.Upper(80)[step]));
    });
}
