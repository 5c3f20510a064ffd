using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Web;

namespace SalesWeb.Pages.Overview;

/// <summary>The sales of late, the forecasts, what rose and fell, and what needs attention.</summary>
public sealed class IndexModel(OverviewDesk desk) : PageModel
{
    /// <summary>The dataset; null for the default one, which there is not if nothing has been imported.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Dataset { get; set; }

    public OverviewView View { get; private set; } = null!;

    /// <summary>Which jobs are active, so that it is noticed when others are.</summary>
    public static string IdsOf(IEnumerable<Job> active) => string.Join(',', active.Select(job => job.Id));

    /// <param name="wait">Whether to wait for every part, for browsers without scripts.</param>
    public void OnGet(bool wait) => View = desk.Look(Dataset, wait);

    /// <summary>The active jobs; the whole overview once they differ from <paramref name="jobs"/>.</summary>
    public IActionResult OnGetActive(string? jobs)
    {
        if (desk.Active() is var active && jobs == IdsOf(active))
            return Partial("_Active", (Dataset, active));

        return Whole();
    }

    /// <summary>What rose and fell.</summary>
    /// <param name="version">The version of the data that the page shows; null for the current one.</param>
    public IActionResult OnGetMovers(long? version) => Part("_Movers", version, desk.Movers);

    /// <summary>The total of all forecasts, and each forecast for the place below it.</summary>
    /// <param name="version">The version of the data that the page shows; null for the current one.</param>
    public IActionResult OnGetForecasts(long? version) => Part("_Forecasts", version, desk.Forecasts);

    /// <summary>A part of the page; the whole overview if the data has changed since, so that no page mixes two versions.</summary>
    private PartialViewResult Part<T>(string name, long? shown, Func<DatasetVersion, T> look) =>
        desk.Get(Dataset) is var current && (shown is null || shown == current.Id) ? Partial(name, look(current)) : Whole();

    private PartialViewResult Whole()
    {
        Response.RetargetHtmx("#overview", "outerHTML");
        return Partial("_Overview", desk.Look(Dataset, waits: false));
    }
}
