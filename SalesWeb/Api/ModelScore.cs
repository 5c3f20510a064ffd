using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Training.Champions;

namespace SalesWeb.Api;

/// <summary>How good one model was. What is undefined is left out.</summary>
internal sealed record ModelScore
{
    public required string Model { get; init; }

    /// <summary>How many series it could forecast.</summary>
    public required int Series { get; init; }

    public double? Wape { get; init; }

    public double? Mase { get; init; }

    public double? Rmsse { get; init; }

    public double? Mae { get; init; }

    public double? Rmse { get; init; }

    public double? Bias { get; init; }

    /// <summary>On the scale of 0 to 2.</summary>
    public double? Smape { get; init; }

    public double? Pinball { get; init; }

    public double? ScaledCrps { get; init; }

    /// <summary>The fraction of seasonal naive's WAPE that it saves.</summary>
    public double? Skill { get; init; }

    /// <summary>Whether a paired test over the windows cannot tell it apart from the best.</summary>
    public required bool IsTied { get; init; }

    /// <summary>For each level how many of 100 values the interval is to hold, what fraction it held, and how wide it was as a fraction of the mean sale.</summary>
    public required IReadOnlyList<ModelInterval> Intervals { get; init; }

    /// <summary>The WAPE at each step ahead, the nearest first.</summary>
    public required IReadOnlyList<double?> WapeByStep { get; init; }

    /// <summary>The WAPE in each window, the oldest first.</summary>
    public required IReadOnlyList<double?> WapeByWindow { get; init; }

    /// <summary>What its fits took in all; only over all categories together.</summary>
    public double? Seconds { get; init; }

    public static ModelScore Of(Score score, CategoryReport report) => new()
    {
        Model = score.Model,
        Series = score.Series,
        Wape = Finite(score.Wape),
        Mase = Finite(score.Mase),
        Rmsse = Finite(score.Rmsse),
        Mae = Finite(score.Mae),
        Rmse = Finite(score.Rmse),
        Bias = Finite(score.Bias),
        Smape = Finite(score.Smape),
        Pinball = Finite(score.Pinball),
        ScaledCrps = Finite(score.ScaledCrps),
        Skill = Finite(Accuracy.Skill(score.Wape, report.NaiveWape)),
        IsTied = score.IsTied,
        Intervals = [.. score.Intervals.Select(one => new ModelInterval(one.Level, Finite(one.Coverage), Finite(one.Width)))],
        WapeByStep = [.. report.Steps[score.Model].Select(Finite)],
        WapeByWindow = [.. report.Windows[score.Model].Select(Finite)],
        Seconds = report.Category is null ? Finite(score.Seconds) : null,
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
