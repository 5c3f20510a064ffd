using System.Text.Json.Serialization;
using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.Intervals;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Training.Champions;

/// <summary>What a backtest found of one model for one category, and all that is needed to forecast by it.</summary>
public sealed record Standing
{
    public required Score Score { get; init; }

    /// <summary>The WAPE of seasonal naive in the same windows, a fraction; not a number where nothing was sold.</summary>
    public required double NaiveWape { get; init; }

    /// <summary>How many cut-offs it was scored at.</summary>
    public required int Windows { get; init; }

    /// <summary>The furthest step that was scored, in periods.</summary>
    public required int Horizon { get; init; }

    /// <summary>The last period of the data (included).</summary>
    public required DateOnly DataUntil { get; init; }

    public required Frequency Frequency { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>For an ensemble the weight of each member, by name, adding up to 1; empty for a single model.</summary>
    public required IReadOnlyDictionary<string, double> Weights { get; init; }

    /// <summary>How its intervals are to be widened.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>How its totals are corrected, and how far they were off; null in champions from before totals were measured.</summary>
    public TotalCalibration? Totals { get; init; }

    /// <summary>The fraction of seasonal naive's error that it saves; not a number where there was none.</summary>
    [JsonIgnore]
    public double Skill => Accuracy.Skill(Score.Wape, NaiveWape);

    /// <summary>How good it is, in one sentence.</summary>
    [JsonIgnore]
    public Verdict Verdict => Verdict.Of(
        new Dictionary<string, double> { ["wape"] = Score.Wape, ["skill"] = Skill, ["bias_share"] = Score.Bias }.Where(metric => double.IsFinite(metric.Value)).ToDictionary(),
        Frequency,
        Windows);

    /// <summary>What must be said of its intervals: the levels, of those that are shown, that too few outcomes speak for.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Doubts =>
    [
        .. Calibration.Levels.Where(level => !level.IsSupported && double.IsFinite(Coverage(level.Level))).Select(level =>
            $"The {level.Level} % interval is not supported: a promise needs {level.Needed} past forecasts, there are {level.Forecasts}."),
    ];

    /// <summary>The fraction of actual values that the interval of a level held; not a number where it was not measured.</summary>
    public double Coverage(int level) => Score.Intervals.FirstOrDefault(interval => interval.Level == level)?.Coverage ?? double.NaN;
}
