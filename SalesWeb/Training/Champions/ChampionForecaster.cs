using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Intervals;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Training.Champions;

/// <summary>A champion ready to forecast one series from its newest data, its intervals calibrated by the windows of its backtest.</summary>
/// <param name="model">The name of what forecasts.</param>
/// <param name="forecaster">Members and weights as far as they are there.</param>
/// <param name="past">The series it goes on from.</param>
/// <param name="standing">What the backtest found; null where a stand-in forecasts, of which nothing was found.</param>
/// <param name="usesPlan">Whether planned prices and promotions change its forecasts.</param>
/// <param name="notes">What must be said of it, such as a member that is missing; whole sentences.</param>
internal sealed class ChampionForecaster(
    string model, IForecaster forecaster, LeveledSeries past, Standing? standing, bool usesPlan, IReadOnlyList<string> notes)
{
    public string Model => model;

    public bool UsesPlan => usesPlan;

    public IReadOnlyList<string> Notes => notes;

    public LeveledSeries Past => past;

    /// <summary>Whether what forecasts is what the backtest scored, members that are missing aside.</summary>
    public bool IsChampion => standing is not null;

    /// <param name="horizon">From 1 to the horizon of the backtest (included).</param>
    public Forecast Forecast(int horizon)
    {
        var forecast = forecaster.Forecast(horizon);
        var series = past.Series;
        if (standing is null)
            return forecast;

        var calibrated = standing.Calibration.Apply(forecast, Accuracy.SeasonalError(series.Values.AsSpan(), series.Frequency.Season()), series.HasReturns);
        return Totals is null ? calibrated : Totals.Apply(calibrated);
    }

    /// <summary>How totals are corrected; null where the backtest did not measure them, as for a part of a category.</summary>
    public TotalCalibration? Totals => past.Key.Depth == 0 ? standing?.Totals : null;

    /// <summary>What the forecast is made of.</summary>
    public Explanation Explain(int horizon) => forecaster.Explain(horizon);
}
