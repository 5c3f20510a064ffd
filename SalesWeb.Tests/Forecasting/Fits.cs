using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting;

/// <summary>Fits and backtests of plain series, of which nothing is known beside their sales.</summary>
internal static class Fits
{
    /// <exception cref="UserErrorException">The model cannot forecast this series.</exception>
    public static IForecaster Fit(this IModel model, SalesSeries history, FitOptions options, CancellationToken cancellation = default) =>
        model.Fit([LeveledSeries.Of(history)], options, cancellation).Single().Get();

    public static BacktestResult Backtest(this IModel model, BacktestPlan plan, params SalesSeries[] series) =>
        SalesWeb.Forecasting.Backtesting.Backtest.Run(
            [.. series.Select(LeveledSeries.Of)], [model], plan, cancellation: TestContext.Current.CancellationToken);
}
