using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Tracking;
using SalesWeb.Training.Briefing;
using SalesWeb.Training.Importing;

namespace SalesWeb.Pages.Overview;

/// <summary>Reads what the overview shows.</summary>
public sealed class OverviewDesk(DatasetStore datasets, JobStore jobs, RunQuery runs, Briefings briefings, Attention attention, Outlooks outlooks)
{
    private const int MostRuns = 6;

    public IReadOnlyList<Job> Active() => jobs.Active();

    /// <param name="dataset">Null for the default dataset.</param>
    /// <param name="waits">Whether to wait for what takes longer to find; otherwise the page fetches it afterwards.</param>
    /// <exception cref="UserErrorException">There is no such dataset.</exception>
    public OverviewView Look(string? dataset, bool waits)
    {
        var active = jobs.Active();
        var found = dataset is null ? datasets.Find(null) : datasets.Get(dataset);
        var lastRuns = runs.List(new RunFilter { Dataset = found?.Dataset, Limit = MostRuns });
        return found is { } version
            ? new OverviewView
            {
                Version = version,
                Active = active,
                LastRuns = lastRuns,
                Now = briefings.Now(version),
                Concerns = attention.Of(version),
                Movers = waits || briefings.KnowsMovers(version) ? Movers(version) : null,
                Forecasts = waits || outlooks.Knows(version) ? Forecasts(version) : null,
            }
            : new OverviewView
            {
                Version = null,
                Active = active,
                LastRuns = lastRuns,
                Concerns = [.. attention.Undecided()],
                FailedImport = active.Count == 0 ? FailedImport() : null,
            };
    }

    /// <summary>The current version of a dataset.</summary>
    /// <exception cref="UserErrorException">There is no such dataset.</exception>
    public DatasetVersion Get(string? dataset) => datasets.Get(dataset);

    public MoversView Movers(DatasetVersion version) => new(version, briefings.Movers(version));

    public ForecastsView Forecasts(DatasetVersion version) => new(version, outlooks.Of(version), briefings.Today);

    private Job? FailedImport() => jobs.Recent(ImportJob.KindName, limit: 1).FirstOrDefault(job => job.Status == JobStatus.Failed);
}
