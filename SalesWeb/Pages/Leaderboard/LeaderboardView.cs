using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;
using SalesWeb.Tracking;
using SalesWeb.Training.Champions;
using SalesWeb.Web;

namespace SalesWeb.Pages.Leaderboard;

/// <summary>What the newest backtest of a dataset found, for one category or for all together.</summary>
public sealed record LeaderboardView
{
    private const int MostLines = 4;

    public required Run Run { get; init; }

    public required BacktestReport Report { get; init; }

    /// <summary>The part of it that is shown.</summary>
    public required CategoryReport Found { get; init; }

    /// <summary>The champions of the dataset, by category.</summary>
    public required IReadOnlyDictionary<string, Champion> Champions { get; init; }

    /// <summary>The champion of the category that is shown; null for all together, and where there is none.</summary>
    public Champion? Champion => Found.Category is { } category ? Champions.GetValueOrDefault(category) : null;

    /// <summary>The best few models, and seasonal naive to hold them against.</summary>
    public IReadOnlyList<string> Drawn =>
        [.. Found.Leaderboard.Take(MostLines).Select(score => score.Model).Append(BacktestQueue.Yardstick).Distinct().Where(Found.Steps.ContainsKey)];

    /// <summary>The plan in one sentence.</summary>
    public string Plan
    {
        get
        {
            var (plan, noun) = (Report.Plan, Report.Frequency.Noun());
            var from = Report.Cutoffs.Count > 1 ? $"from the ends of {Format.Day(Report.Cutoffs[0])} to {Format.Day(Report.Cutoffs[^1])}" : $"from the end of {Format.Day(Report.Cutoffs[0])}";
            return $"{Format.Plural(plan.Windows, "window")} of {Format.Plural(plan.Horizon, noun)} {from}; data until {Format.Day(Report.DataUntil)}.{(Report.PlanNote is { } note ? $" {note}" : "")}";
        }
    }

    /// <summary>The steps ahead in one sentence.</summary>
    public string StepSummary => Found.Leaderboard[0] is var best && Found.Steps[best.Model] is var steps
        ? $"{best.Model} is off by {Format.Percent(steps[0])} of sales one {Report.Frequency.Noun()} ahead and by {Format.Percent(steps[^1])} at {Report.Plan.Horizon}."
        : "";

    /// <summary>The windows in one sentence.</summary>
    public string WindowSummary => Found.Windows[Found.Leaderboard[0].Model].Where(double.IsFinite).ToList() is { Count: > 0 } windows
        ? $"{Found.Leaderboard[0].Model} was off by {Format.Percent(windows.Min())} of sales in its best window and by {Format.Percent(windows.Max())} in its worst."
        : "Nothing was sold in any window.";

    /// <summary>The fraction of seasonal naive's error that a model saves.</summary>
    public double Skill(Score score) => Accuracy.Skill(score.Wape, Found.NaiveWape);

    /// <summary>What is said of a model that is not better than seasonal naive.</summary>
    public string NoBetter => $"no better than {Forecasting.Verdict.YardstickOf(Report.Frequency.Season())}";

    /// <summary>The figures of the interval of a level; null where it was not measured.</summary>
    public static IntervalScore? Interval(Score score, int level) => score.Intervals.FirstOrDefault(one => one.Level == level);
}
