using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Tracking;
using SalesWeb.Training.Briefing;
using SalesWeb.Training.Importing;

namespace SalesWeb.Pages.Overview;

/// <summary>What the overview shows.</summary>
public sealed record OverviewView
{
    /// <summary>Null until something has been imported.</summary>
    public required DatasetVersion? Version { get; init; }

    /// <summary>Jobs that wait or run.</summary>
    public required IReadOnlyList<Job> Active { get; init; }

    /// <summary>How the sales stand; null until something has been imported.</summary>
    public SalesNow? Now { get; init; }

    public IReadOnlyList<Concern> Concerns { get; init; } = [];

    /// <summary>Null where they are still to be found; then the page fetches them.</summary>
    public MoversView? Movers { get; init; }

    /// <summary>Null where they are still to be computed; then the page fetches them.</summary>
    public ForecastsView? Forecasts { get; init; }

    public IReadOnlyList<RunRow> LastRuns { get; init; } = [];

    /// <summary>The import that did not work, where there is nothing to show because of it.</summary>
    public Job? FailedImport { get; init; }

    /// <summary>Whether something is still to be found.</summary>
    public bool IsAwaiting => Version is not null && (Movers is null || Forecasts is null);

    /// <summary>Whether a file is being imported, so that there will be something to see.</summary>
    public bool IsReading => Active.Any(job => job.Kind == ImportJob.KindName);
}
