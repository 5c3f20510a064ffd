using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesWeb.Jobs;
using SalesWeb.Web;

namespace SalesWeb.Pages.Overview;

/// <summary>What to do next: how sales stand, what is ahead, what moved and what needs attention.</summary>
public sealed class IndexModel(OverviewDesk desk) : PageModel
{
    /// <summary>The dataset; null for the default one, which there is not if nothing has been imported.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Dataset { get; set; }

    public OverviewView View { get; private set; } = null!;

    /// <summary>Which jobs are active, so that it is noticed when others are.</summary>
    public static string IdsOf(IEnumerable<Job> active) => string.Join(',', active.Select(job => job.Id));

    /// <param name="wait">Whether everything is wanted at once, as someone does whose browser runs no script.</param>
    public void OnGet(bool wait) => View = desk.Look(Dataset, wait);

    /// <summary>The active jobs; the whole overview once they differ from <paramref name="jobs"/>.</summary>
    public IActionResult OnGetActive(string? jobs)
    {
        if (desk.Active() is var active && jobs == IdsOf(active))
            return Partial("_Active", (Dataset, active));

        Response.RetargetHtmx("#overview", "outerHTML");
        return Partial("_Overview", desk.Look(Dataset, waits: false));
    }

    /// <summary>What rose and fell, alone.</summary>
    public IActionResult OnGetMovers() => Partial("_Movers", desk.Movers(Dataset));

    /// <summary>What is ahead in all, and for the place below it the forecasts one by one.</summary>
    public IActionResult OnGetForecasts() => Partial("_Forecasts", desk.Forecasts(Dataset));
}
