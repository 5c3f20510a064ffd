using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesWeb.Datasets;
using SalesWeb.Exploration;
using SalesWeb.Jobs;
using SalesWeb.Tracking;
using SalesWeb.Training;
using SalesWeb.Web;

namespace SalesWeb.Pages;

/// <summary>What is here: the active dataset, the newest forecasts, what runs and what ran last.</summary>
public sealed class IndexModel(DatasetStore datasets, JobStore jobs, RunQuery runs, Outlooks outlooks) : PageModel
{
    /// <summary>The most categories and active jobs that are shown one by one.</summary>
    public const int MostOutlooks = 12, MostActive = 6;

    /// <summary>Null until something has been imported.</summary>
    public DatasetVersion? Version { get; private set; }

    public IReadOnlyList<Outlook> Outlooks { get; private set; } = [];

    /// <summary>The sales in all, to see at a glance; null until something has been imported.</summary>
    public SalesTable? Sales { get; private set; }

    /// <summary>Jobs that wait or run.</summary>
    public IReadOnlyList<Job> Active { get; private set; } = [];

    public IReadOnlyList<RunRow> LastRuns { get; private set; } = [];

    /// <summary>The import that did not work, where there is nothing to show because of it.</summary>
    public Job? FailedImport { get; private set; }

    /// <summary>Which jobs are active, so that it is noticed when others are.</summary>
    /// <summary>Whether a file is being imported, so that there will be something to see.</summary>
    public bool IsReading => Active.Any(job => job.Kind == Training.ImportJob.KindName);

    public string ActiveIds => string.Join(',', Active.Select(job => job.Id));

    public void OnGet() => Load();

    /// <summary>The active jobs alone; everything, once they are others than <paramref name="jobs"/>.</summary>
    public IActionResult OnGetActive(string? jobs)
    {
        LoadActive();
        if (jobs == ActiveIds)
            return Partial("_Active", this);

        Load();
        Response.RetargetHtmx("#overview", "outerHTML");
        return Partial("_Overview", this);
    }

    private void LoadActive() => Active = jobs.Active();

    private void Load()
    {
        LoadActive();
        Version = datasets.Find(null);
        LastRuns = runs.List(new RunFilter { Limit = 6 });
        if (Version is not null)
            (Sales, Outlooks) = (outlooks.Sales(Version), outlooks.Of(Version, MostOutlooks));
        else if (Active.Count == 0)
            FailedImport = jobs.Recent(ImportJob.KindName, limit: 1).FirstOrDefault(job => job.Status == JobStatus.Failed);
    }
}
