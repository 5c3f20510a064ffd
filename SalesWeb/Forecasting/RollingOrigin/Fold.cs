using SalesWeb.Forecasting.Intervals;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.RollingOrigin;

/// <summary>One series at one cut-off: what was known, what every model said, what came.</summary>
/// <param name="Series">The whole series.</param>
/// <param name="Window">Which cut-off of the plan it is; negative for one that is not scored.</param>
/// <param name="Known">How many values of the series lie before the cut-off.</param>
/// <param name="Forecasts">What each model said, in the order of the models; null of one that could not forecast the series.</param>
public sealed record Fold(SalesSeries Series, int Window, int Known, IReadOnlyList<Forecast?> Forecasts)
{
    /// <summary>For each forecast how its totals were corrected, from earlier windows alone; empty before calibration.</summary>
    public IReadOnlyList<TotalCalibration?> Totals { get; init; } = [];

    /// <summary>The mean error of seasonal naive within the past, in the unit of the series; not a number where there is none.</summary>
    public double Scale { get; } = Accuracy.SeasonalError(Series.Values.AsSpan()[..Known], Series.Frequency.Season());

    /// <summary>The mean squared error of seasonal naive within the past, in the squared unit of the series; not a number where there is none.</summary>
    public double SquaredScale { get; } = Accuracy.SquaredSeasonalError(Series.Values.AsSpan()[..Known], Series.Frequency.Season());

    /// <summary>What was known.</summary>
    public ReadOnlySpan<double> Past => Series.Values.AsSpan()[..Known];

    /// <summary>Whether the known part has negative sales.</summary>
    public bool HasReturns => Past.ContainsAnyExceptInRange(0, double.MaxValue);

    /// <summary>What came in the <paramref name="horizon"/> periods behind the cut-off.</summary>
    public ReadOnlySpan<double> Actual(int horizon) => Series.Values.AsSpan().Slice(Known, horizon);

    /// <summary>Whether all that this fold forecast had come to pass when <paramref name="later"/> was forecast, so that it may be learnt from.</summary>
    public bool IsPastOf(Fold later, int horizon) => Known + horizon <= later.Known;
}
