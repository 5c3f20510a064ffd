using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Training.Champions;

/// <summary>What a backtest of a dataset found, as it lies beside its run in <c>leaderboard.json</c>.</summary>
public sealed record BacktestReport
{
    public required string Dataset { get; init; }

    /// <summary>The fingerprint of the file that the data came from.</summary>
    public required string Sha256 { get; init; }

    public required Frequency Frequency { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>The last period of the data (included).</summary>
    public required DateOnly DataUntil { get; init; }

    public required BacktestPlan Plan { get; init; }

    /// <summary>Why the plan is smaller than the configured one; null where it is not.</summary>
    public string? PlanNote { get; init; }

    /// <summary>The last known period at each cut-off that was scored, the oldest first.</summary>
    public required IReadOnlyList<DateOnly> Cutoffs { get; init; }

    /// <summary>All categories together.</summary>
    public required CategoryReport All { get; init; }

    public required IReadOnlyList<CategoryReport> Categories { get; init; }

    public required IReadOnlyList<ReportedProblem> Problems { get; init; }

    /// <summary>What the rule decided, where it was asked.</summary>
    public required IReadOnlyList<ChampionChoice> Choices { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>The report of a category; that of all for null; null where it was not compared.</summary>
    public CategoryReport? Find(string? category) => category is null ? All : Categories.FirstOrDefault(one => one.Category == category);

    /// <summary>What was found of a model for a category; null where it could not forecast it.</summary>
    public Standing? Find(string category, string model)
    {
        var report = Find(category);
        if (report?.Leaderboard.FirstOrDefault(score => score.Model.Equals(model, StringComparison.OrdinalIgnoreCase)) is not { } score)
            return null;
        return new Standing
        {
            Score = score,
            NaiveWape = report.NaiveWape,
            Windows = Plan.Windows,
            Horizon = Plan.Horizon,
            DataUntil = DataUntil,
            Frequency = Frequency,
            Measure = Measure,
            Weights = score.Model == Forecasting.Combination.Ensemble.ModelName ? report.Lessons!.Weights : new Dictionary<string, double>(),
            Calibration = report.Lessons!.Calibrations[score.Model],
            Totals = report.Lessons!.Totals?.GetValueOrDefault(score.Model),
        };
    }
}
