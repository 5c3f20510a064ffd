using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.Combination;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Series;
using SalesWeb.Tests.Forecasting.Backtesting;

namespace SalesWeb.Tests.Forecasting.Combination;

public class EnsembleTests
{
    private static readonly BacktestPlan Plan = new() { Horizon = 7, Windows = 3, Step = 7, WarmUp = 3 };

    [Fact]
    public void The_member_that_was_right_gets_nearly_all_the_weight()
    {
        var result = Backtest.Run(
            [LeveledSeries.Of(Sales.Shop(120))], [new Ensemble([new LastValue(), new SeasonalNaive()])], Plan, cancellation: TestContext.Current.CancellationToken);

        var weights = Assert.Single(result.Lessons).Value.Weights;
        Assert.Equal(1, weights.Values.Sum(), 1e-9);
        Assert.InRange(weights["SeasonalNaive"], 0.85, 1);
    }

    [Fact]
    public void Errors_in_opposite_directions_cancel()
    {
        var series = Sales.Shop(60);
        var folds = Enumerable.Range(0, 4).Select(window => new Fold(series, window, 20 + (7 * window), [Off(series, 20 + (7 * window), 10), Off(series, 20 + (7 * window), -30)])).ToList();

        var weights = EnsembleWeights.Learn(folds, [0, 1]);

        Assert.Equal(0.75, weights[0], 0.03);
        Assert.Equal(1, weights.Sum(), 1e-12);
    }

    [Fact]
    public void Without_a_past_all_members_weigh_the_same() => Assert.Equal([0.5, 0.5], EnsembleWeights.Learn([], [0, 1]));

    [Fact]
    public void What_is_scored_has_no_part_in_its_own_weights()
    {
        var honest = Sales.Shop(120);
        var other = Sales.Daily([.. honest.Values.Take(113), .. Enumerable.Repeat(500.0, 7)]);

        Assert.Equal(Last(honest).Point, Last(other).Point);
        Assert.Equal(Last(honest).Upper(80), Last(other).Upper(80));

        static Forecast Last(SalesSeries series) => new Ensemble([new LastValue(), new SeasonalNaive()]).Backtest(Plan, series).Folds[^1].Forecasts[0]!;
    }

    [Fact]
    public void Overlapping_windows_learn_only_from_what_had_come_to_pass()
    {
        // Cut-offs a day apart: at the last one the six before are not over yet. What their last days bring must not matter.
        var plan = Plan with { Step = 1, Windows = 8, WarmUp = 0 };
        var honest = Sales.Shop(120);
        var other = Sales.Daily([.. honest.Values.Take(113), .. Enumerable.Repeat(500.0, 7)]);

        Assert.Equal(
            new Ensemble([new LastValue(), new SeasonalNaive()]).Backtest(plan, honest).Folds[^1].Forecasts[0]!.Quantiles.SelectMany(level => level),
            new Ensemble([new LastValue(), new SeasonalNaive()]).Backtest(plan, other).Folds[^1].Forecasts[0]!.Quantiles.SelectMany(level => level));
    }

    [Fact]
    public void A_member_that_cannot_forecast_a_series_is_done_without()
    {
        var result = new Ensemble([new LastValue(refuses: _ => true), new SeasonalNaive()]).Backtest(Plan, Sales.Shop(120));

        Assert.Equal("SeasonalNaive", Assert.Single(Assert.Single(result.Lessons).Value.Weights).Key);
        Assert.Equal(Sales.Shop(120).Values[106..113], result.Folds[^1].Forecasts[0]!.Point);
    }

    [Fact]
    public void A_member_that_was_too_young_for_the_first_window_is_weighed_by_the_others()
    {
        var series = Sales.Shop(60);
        var folds = Enumerable.Range(0, 4)
            .Select(window => new Fold(series, window, 20 + (7 * window), [Off(series, 20 + (7 * window), 10), window == 0 ? null : Off(series, 20 + (7 * window), 0)]))
            .ToList();

        Assert.InRange(EnsembleWeights.Learn(folds, [0, 1])[1], 0.9, 1);
    }

    private static Forecast Off(SalesSeries series, int known, double by) =>
        Forecast.Of([.. series.Values[known..(known + 7)].Select(value => value + by)], [0.5], (_, step) => series.Values[known + step] + by, mayBeNegative: false);
}
