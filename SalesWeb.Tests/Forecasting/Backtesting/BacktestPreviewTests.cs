using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Backtesting;

public class BacktestPreviewTests
{
    private static readonly BacktestPlan Plan = new() { Horizon = 7, Windows = 3, Step = 7, WarmUp = 4 };

    [Fact]
    public void It_tells_the_cutoffs_that_the_backtest_then_has()
    {
        IReadOnlyList<LeveledSeries> series = [LeveledSeries.Of(Sales.Shop(60))];

        var preview = BacktestPreview.Of(series, ["LastValue"], Plan);
        var model = new LastValue();
        var result = Backtest.Run(series, [model], Plan, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(result.Rows().Select(row => row.Cutoff).Distinct().Order(), preview.Cutoffs);
        // 60 days, 21 of them scored: 39 − 7 k ≥ 14 leaves room for three of the four warm-ups.
        Assert.Equal([new DateOnly(2024, 1, 18), new DateOnly(2024, 1, 25), new DateOnly(2024, 2, 1)], preview.WarmUps);
        Assert.Equal(model.Fits, preview.Fits);
        Assert.True(preview.Estimate > TimeSpan.Zero);
    }

    [Fact]
    public void Series_without_room_are_told_with_the_largest_plan_that_would_do()
    {
        var preview = BacktestPreview.Of(
            [LeveledSeries.Of(Sales.Shop(60)), LeveledSeries.Of(new SalesSeries("short", Frequency.Daily, new DateOnly(2024, 1, 1), Sales.Shop(30).Values))], ["LastValue"], Plan);

        Assert.Equal(1, preview.Series);
        var problem = Assert.Single(preview.Problems);
        Assert.StartsWith("short has 30 days; 3 windows of 7 days with at least 14 before them need 35.", $"{problem}", StringComparison.Ordinal);
        Assert.Equal("Choose at most 2 windows.", problem.Reason.Remedy);
    }

    [Fact]
    public void An_ensemble_costs_what_its_members_cost()
    {
        IReadOnlyList<LeveledSeries> series = [LeveledSeries.Of(Sales.Shop(60))];

        var ensemble = BacktestPreview.Of(series, ["Ensemble", "CNNLSTM"], Plan);

        Assert.Equal(6 * SalesWeb.Forecasting.Models.Members.Count, ensemble.Fits);
        Assert.True(ensemble.Estimate > BacktestPreview.Of(series, ["CNNLSTM"], Plan).Estimate);
    }

    [Theory]
    [InlineData(20, "Choose a horizon of at most 6 and 1 window, or add older sales.")]
    [InlineData(21, "Choose at most 1 window.")]
    [InlineData(14, "Add older sales.")]
    public void With_too_short_a_series_alone_nothing_is_previewed(int days, string remedy) =>
        Assert.Equal(remedy, Assert.Throws<UserErrorException>(() => BacktestPreview.Of([LeveledSeries.Of(Sales.Shop(days))], ["LastValue"], Plan)).Remedy);
}
