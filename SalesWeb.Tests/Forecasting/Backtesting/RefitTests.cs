using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Backtesting;

public class RefitTests
{
    [Theory]
    [InlineData(1, 6)]
    [InlineData(2, 3)]
    [InlineData(4, 2)]
    public void A_model_learns_anew_at_every_so_many_cutoffs(int refitEvery, int fits)
    {
        var model = new LastValue();
        var plan = new BacktestPlan { Horizon = 7, Windows = 4, Step = 7, WarmUp = 2, RefitEvery = refitEvery };

        var result = Run(plan, model);

        Assert.Equal(fits, model.Fits);
        // What is repeated is the last value before each cut-off, whenever the model learnt.
        Assert.All(result.Folds, fold => Assert.Equal(fold.Past[^1], fold.Forecasts[0]!.Point[0]));
    }

    [Fact]
    public void A_fixed_window_hides_what_is_older()
    {
        double[] values = [.. Enumerable.Repeat(1000.0, 60), .. Sales.Shop(80).Values];
        var plan = new BacktestPlan { Horizon = 7, Windows = 2, Step = 7, WarmUp = 0, Input = 20 };

        var whole = Run(plan with { Input = null }, new LastValue(), values);
        var hidden = Run(plan, new LastValue(), values);

        Assert.True(Width(hidden) < Width(whole), "the interval of LastValue reaches as far as the history does");

        static double Width(BacktestResult result) => result.Folds.Sum(fold => fold.Forecasts[0]!.Upper(80)[0] - fold.Forecasts[0]!.Lower(80)[0]);
    }

    [Fact]
    public void A_series_that_one_model_refuses_is_delivered_by_the_others()
    {
        IReadOnlyList<LeveledSeries> series =
        [
            .. Enumerable.Range(0, 100).Select(n => LeveledSeries.Of(new SalesSeries($"s{n:00}", Frequency.Daily, new DateOnly(2024, 1, 1), Sales.Shop(60, n).Values))),
        ];
        var plan = new BacktestPlan { Horizon = 7, Windows = 2, Step = 7, WarmUp = 1 };

        var result = Backtest.Run(
            series, [new LastValue(refuses: id => id.EndsWith('7')), new SeasonalNaive()], plan, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(10, result.Problems.Count);
        Assert.All(result.Problems, problem => Assert.Equal("LastValue", problem.Model));
        Assert.Equal("LastValue: s07 is not to my taste.", $"{result.Problems[0]}");
        Assert.Equal([("SeasonalNaive", 100), ("LastValue", 90)], result.Leaderboard.Select(score => (score.Model, score.Series)));
        Assert.Equal(["SeasonalNaive"], result.LeaderboardOf("s07").Select(score => score.Model));
        Assert.Contains(result.Rows(), row => row is { UniqueId: "s07" } && row.Values[0] is null && row.Values[1] is not null);
    }

    private static BacktestResult Run(BacktestPlan plan, LastValue model, double[]? values = null) =>
        Backtest.Run([LeveledSeries.Of(values is null ? Sales.Shop(120) : Sales.Daily(values))], [model], plan, cancellation: TestContext.Current.CancellationToken);
}
