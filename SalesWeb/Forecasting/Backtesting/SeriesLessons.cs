using SalesWeb.Forecasting.Intervals;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>What the windows of a backtest teach about forecasting one series from now on.</summary>
/// <param name="Weights">The weight of each member in the ensemble, by name, those above 0; none where there was no ensemble.</param>
/// <param name="Calibrations">How each model's intervals are to be widened, by name.</param>
/// <param name="Totals">How each model's totals are corrected, by name; null in backtests from before totals were measured.</param>
public sealed record SeriesLessons(
    IReadOnlyDictionary<string, double> Weights,
    IReadOnlyDictionary<string, Calibration> Calibrations,
    IReadOnlyDictionary<string, TotalCalibration>? Totals = null);
