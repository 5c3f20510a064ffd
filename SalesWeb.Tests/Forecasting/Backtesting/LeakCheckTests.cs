using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.Combination;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Forecasting.Backtesting;

public class LeakCheckTests
{
    private static readonly BacktestPlan Plan = new() { Horizon = 7, Step = 7 };

    private static readonly SalesWebSettings Settings = new()
    {
        Network = new NetworkSettings { Window = 14, Horizon = 7, Hidden = 4, Channels = 4, Context = 4, HeadHidden = 4 },
        Training = new TrainingSettings { MaxEpochs = 2 },
    };

    public static TheoryData<string> Names => [.. Models.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_model_looks_ahead(string name)
    {
        var verdict = Assert.Single(LeakCheck.Run([Promoted()], _ => [Models.ByName[name](Settings)], Plan, TestContext.Current.CancellationToken));

        Assert.True(verdict.IsHonest, $"{verdict}");
    }

    [Fact]
    public void A_model_that_holds_the_whole_series_is_found_out()
    {
        var verdicts = LeakCheck.Run(
            [LeveledSeries.Of(Sales.Shop(120))], series => [new SeasonalNaive(), new Oracle(series)], Plan, TestContext.Current.CancellationToken);

        Assert.Equal([true, false], verdicts.Select(verdict => verdict.IsHonest));
        Assert.Equal("test", verdicts[1].Series);
    }

    [Fact]
    public void An_ensemble_with_a_member_that_looks_ahead_is_found_out()
    {
        var verdict = Assert.Single(LeakCheck.Run(
            [LeveledSeries.Of(Sales.Shop(120))],
            series => [new Ensemble([new SeasonalNaive(), new Oracle(series)])],
            Plan,
            TestContext.Current.CancellationToken));

        Assert.False(verdict.IsHonest);
    }

    [Fact]
    public void A_model_that_knows_tomorrows_promotions_without_a_plan_is_found_out()
    {
        var verdict = Assert.Single(LeakCheck.Run([Promoted()], series => [new PromotionOracle(series)], Plan, TestContext.Current.CancellationToken));

        Assert.False(verdict.IsHonest);
    }

    private static LeveledSeries Promoted()
    {
        var series = Sales.Shop(120);
        return new LeveledSeries(
            new SeriesKey("test"),
            series,
            new Covariates(120, 3, [.. Enumerable.Repeat<double?>(2.5, 123)], [.. Enumerable.Range(0, 123).Select(day => day % 5 == 0 ? 1.0 : 0)]));
    }

    /// <summary>Gives what is going to be sold, out of data it should not hold.</summary>
    private sealed class Oracle(IReadOnlyList<LeveledSeries> whole) : IModel
    {
        public string Name => "Oracle";

        public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default) => Fitted.Each(
            histories,
            history => new Given(
                [.. whole.Single(one => one.Key == history.Key).Series.Values.Skip(history.Series.Length).Take(options.Horizon)], options),
            cancellation);
    }

    private sealed class PromotionOracle(IReadOnlyList<LeveledSeries> whole) : IModel
    {
        public string Name => "PromotionOracle";

        public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default) => Fitted.Each(
            histories,
            history => new Given(
                [.. Enumerable.Range(history.Series.Length, options.Horizon).Select(day => 10 + (5 * whole[0].Covariates.Promoted(day)!.Value))], options),
            cancellation);
    }

    private sealed class Given(IReadOnlyList<double> values, FitOptions options) : IForecaster
    {
        public Forecast Forecast(int horizon) =>
            SalesWeb.Forecasting.Forecast.Of([.. values.Take(horizon)], options.Quantiles, (_, step) => values[step], mayBeNegative: false);

        public Explanation Explain(int horizon) => Explanation.Of(ForecastPart.Rest, Forecast(horizon).Point);
    }
}
