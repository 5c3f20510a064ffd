using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Forecasting;

/// <summary>What every model keeps to. A new model is tested by being listed in <see cref="Models.ByName"/>.</summary>
public class ModelContractTests
{
    private const int Horizon = 14;

    private static readonly SalesWebSettings Settings = new()
    {
        Network = new NetworkSettings { Window = 21, Horizon = Horizon, Hidden = 8, Channels = 4, Context = 4, HeadHidden = 8 },
        Training = new TrainingSettings { MaxEpochs = 3 },
    };

    private static readonly FitOptions Options = new() { Horizon = Horizon };

    public static TheoryData<string> Names => [.. Models.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_forecast_has_as_many_periods_as_were_asked_for(string name)
    {
        var forecaster = Model(name).Fit(Sales.Shop(200), Options, TestContext.Current.CancellationToken);

        Assert.Equal(1, forecaster.Forecast(1).Horizon);
        Assert.Equal(Horizon, forecaster.Forecast(Horizon).Horizon);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fitting_twice_gives_the_same_forecast(string name)
    {
        var first = Model(name).Fit(Sales.Shop(200), Options, TestContext.Current.CancellationToken).Forecast(Horizon);
        var second = Model(name).Fit(Sales.Shop(200), Options, TestContext.Current.CancellationToken).Forecast(Horizon);

        Assert.Equal(first.Point, second.Point);
        Assert.Equal(first.Lower(80), second.Lower(80));
        Assert.Equal(first.Upper(80), second.Upper(80));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_backtest_sees_nothing_behind_its_cutoff(string name)
    {
        var honest = Sales.Shop(220);
        var poisoned = Sales.Daily([.. honest.Values.Take(206), .. Enumerable.Repeat(1e9, 14)]);
        var plan = new BacktestPlan { Horizon = 14, Windows = 1, Step = 14, WarmUp = 1 };

        var before = Model(name).Backtest(plan, honest);
        var after = Model(name).Backtest(plan, poisoned);

        Assert.Equal(before.Folds.SelectMany(fold => fold.Forecasts[0]!.Point), after.Folds.SelectMany(fold => fold.Forecasts[0]!.Point));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_negative_where_the_history_is_not(string name)
    {
        var falling = Sales.Daily([.. Enumerable.Range(0, 200).Select(day => Math.Max(0, 100.0 - day))]);

        var forecast = Model(name).Fit(falling, Options, TestContext.Current.CancellationToken).Forecast(Horizon);

        Assert.All(forecast.Point, value => Assert.True(value >= 0));
        Assert.All(forecast.Lower(80), value => Assert.True(value >= 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_interval_holds_the_forecast(string name)
    {
        var forecast = Model(name).Fit(Sales.Shop(200), Options, TestContext.Current.CancellationToken).Forecast(Horizon);

        Assert.All(Enumerable.Range(0, Horizon), step => Assert.InRange(forecast.Point[step], forecast.Lower(80)[step], forecast.Upper(80)[step]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Constant_and_all_zero_series_are_forecast(string name)
    {
        foreach (var level in new[] { 0.0, 42.0 })
        {
            var forecast = Model(name).Fit(Sales.Daily([.. Enumerable.Repeat(level, 150)]), Options, TestContext.Current.CancellationToken).Forecast(Horizon);
            Assert.All(forecast.Point, value => Assert.True(double.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_series_of_three_days_is_forecast_or_refused_in_words(string name)
    {
        var fit = Record.Exception(() => Model(name).Fit(Sales.Daily([1, 2, 3]), Options, TestContext.Current.CancellationToken).Forecast(3));

        Assert.True(fit is null or UserErrorException, $"{fit}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_forecaster_serves_many_callers(string name)
    {
        var forecaster = Model(name).Fit(Sales.Shop(200), Options, TestContext.Current.CancellationToken);
        var expected = forecaster.Forecast(Horizon).Point;

        Parallel.For(0, 50, _ => Assert.Equal(expected, forecaster.Forecast(Horizon).Point));
    }

    private static IModel Model(string name) => Models.ByName[name](Settings);
}
