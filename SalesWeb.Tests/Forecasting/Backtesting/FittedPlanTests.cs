using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Backtesting;

/// <summary>A plan of 10 windows of 28 periods; 14 days, 8 weeks or 12 months must be known before the first.</summary>
public sealed class FittedPlanTests
{
    private static readonly BacktestPlan Plan = new() { Horizon = 28, Step = 28, Windows = 10 };

    /// <summary>294 days: 14 + 10 × 28. 150 days: 14 + 4 × 28 = 126. 60 days: only one window of 28 fits, so 3 of (60 − 14) / 3 = 15.</summary>
    [Theory]
    [InlineData(Frequency.Daily, 294, 10, 28)]
    [InlineData(Frequency.Daily, 293, 9, 28)]
    [InlineData(Frequency.Daily, 150, 4, 28)]
    [InlineData(Frequency.Daily, 60, 3, 15)]
    [InlineData(Frequency.Daily, 17, 3, 1)]
    [InlineData(Frequency.Daily, 15, 1, 1)]
    [InlineData(Frequency.Weekly, 60, 3, 17)]
    [InlineData(Frequency.Monthly, 24, 3, 4)]
    public void A_history_without_room_for_the_plan_gets_a_smaller_one_that_fits(Frequency frequency, int length, int windows, int horizon)
    {
        var series = Of(frequency, length);

        var fitted = Plan.FittedTo([series], keepsWindows: false, keepsHorizon: false);

        Assert.Equal((windows, horizon, horizon), (fitted.Windows, fitted.Horizon, fitted.Step));
        fitted.CheckLength(series);
    }

    [Fact]
    public void What_was_asked_for_is_kept()
    {
        var series = Of(Frequency.Daily, 60);

        Assert.Equal(Plan, Plan.FittedTo([series], keepsWindows: true, keepsHorizon: false));
        Assert.Equal((1, 28), Plan.FittedTo([series], keepsWindows: false, keepsHorizon: true) is var fitted ? (fitted.Windows, fitted.Horizon) : default);
    }

    [Fact]
    public void A_history_below_the_minimum_is_refused_with_the_rule()
    {
        var series = Of(Frequency.Daily, 14);

        var refused = Assert.Throws<UserErrorException>(() => Plan.FittedTo([series], keepsWindows: false, keepsHorizon: false).CheckLength(series));

        Assert.Equal("Bread has 14 days of history; a forecast needs at least 14 days, a comparison of models 15.", refused.Message);
    }

    private static SalesSeries Of(Frequency frequency, int length) =>
        new("Bread", frequency, new DateOnly(2020, 1, 1), [.. Enumerable.Range(0, length).Select(period => 10.0 + (period % 5))]);
}
