using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Backtesting;

public class LeaderboardTests
{
    private static readonly BacktestPlan Plan = new() { Horizon = 1, Windows = 4, Step = 1, WarmUp = 0 };

    private static readonly double[] Quantiles = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

    [Fact]
    public void Models_that_forecast_different_series_are_never_tied()
    {
        // Both are right by the same margin, "one" on the first series and "other" on the second.
        var scores = Leaderboard.Of(["one", "other"], [.. Folds("a", 11, null), .. Folds("b", null, 11)], Plan);

        Assert.Equal([1, 1], scores.Select(score => score.Series));
        Assert.Equal([true, false], scores.Select(score => score.IsTied));
    }

    [Fact]
    public void Models_with_the_same_errors_on_the_same_series_are_tied() =>
        Assert.All(Leaderboard.Of(["one", "other"], [.. Folds("a", 11, 9), .. Folds("b", 11, 9)], Plan), score => Assert.True(score.IsTied));

    private static IEnumerable<Fold> Folds(string id, double? one, double? other)
    {
        var series = new SalesSeries(id, Frequency.Daily, new DateOnly(2024, 1, 1), [.. Enumerable.Repeat(10.0, 20)]);
        return Enumerable.Range(0, 4).Select(window => new Fold(series, window, 16 + window, [Exactly(one), Exactly(other)]));
    }

    private static Forecast? Exactly(double? value) => value is { } known ? Forecast.Of([known], Quantiles, (_, _) => known, mayBeNegative: false) : null;
}
