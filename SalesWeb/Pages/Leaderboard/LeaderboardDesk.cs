using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Jobs;
using SalesWeb.Training.Champions;

namespace SalesWeb.Pages.Leaderboard;

/// <summary>Answers what the page Compare asks.</summary>
public sealed class LeaderboardDesk(
    SalesStore sales, Leaderboards leaderboards, ChampionRegister champions, BacktestQueue queue, JobStore jobs, TimeProvider clock)
{
    /// <summary>The newest of these jobs is looked for among so many.</summary>
    private const int MostJobs = 50;

    /// <summary>The names of all models there are.</summary>
    public static IReadOnlyList<string> ModelNames { get; } = [.. Models.ByName.Keys];

    /// <summary>The names of those that are compared when none is ticked.</summary>
    public IReadOnlyList<string> ConfiguredModels => queue.ConfiguredModels;

    public BacktestPlan ConfiguredPlan => queue.ConfiguredPlan;

    public IReadOnlyList<string> Categories(DatasetVersion version) => [.. sales.Categories(version.Id).Select(one => one.Category)];

    /// <summary>What the newest backtest found; null where there is none yet.</summary>
    /// <param name="version">The dataset.</param>
    /// <param name="category">Null or empty for all together.</param>
    /// <exception cref="UserErrorException">The newest backtest did not compare models on the category, or its file is gone.</exception>
    public LeaderboardView? Look(DatasetVersion version, string? category)
    {
        if (leaderboards.Find(version.Dataset) is not var (run, report))
            return null;

        var found = report.Find(string.IsNullOrEmpty(category) ? null : category) ?? throw new UserErrorException(
            $"The newest backtest of \"{version.Dataset}\" did not compare models on \"{category}\".",
            "Start one that does, or choose another category.",
            UserErrorKind.Unknown,
            "category");
        return new LeaderboardView
        {
            Run = run,
            Report = report,
            Found = found,
            Champions = champions.List(version.Dataset).ToDictionary(champion => champion.Category),
        };
    }

    /// <summary>The newest backtest job of a dataset; null where there is none.</summary>
    public BacktestCard? Newest(DatasetVersion version) =>
        jobs.Recent(BacktestJob.KindName, MostJobs).FirstOrDefault(job => job.Title == version.Dataset) is { } job ? BacktestCard.Of(job, clock) : null;

    /// <summary>The card of a job; null where there is none of this id.</summary>
    public BacktestCard? Card(long id) => jobs.Find(id) is { Kind: BacktestJob.KindName } job ? BacktestCard.Of(job, clock) : null;

    /// <summary>What a backtest would do.</summary>
    public BacktestOrder Preview(BacktestRequest request)
    {
        var order = queue.Read(request);
        order.Preview();
        return order;
    }

    public void Start(BacktestRequest request) => queue.Enqueue(request);

    public void Promote(string? dataset, string category, string model) => champions.Promote(dataset, category, model);

    /// <summary>Asks a job to stop.</summary>
    /// <returns>Its card as it stands then, with a note where it was too late; null where there is none of this id.</returns>
    public BacktestCard? Cancel(long id)
    {
        if (Card(id) is null)
            return null;

        var isTooLate = jobs.Cancel(id) is null;
        return Card(id)! with { Note = isTooLate ? StateWords.TooLateToCancel : null };
    }
}
