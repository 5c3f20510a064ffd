using Microsoft.AspNetCore.Mvc;
using SalesWeb.Web;

namespace SalesWeb.Pages.Data;

/// <summary>The way of one uploaded file into a dataset: read, looked at, tried where that is wanted, imported.</summary>
public sealed class ImportModel(ImportDesk desk) : InPlacePage
{
    /// <summary>What the address says to see the trial of the import.</summary>
    private const string CheckStep = "check";

    private const string LookStep = "look";

    public WizardView View { get; private set; } = null!;

    /// <param name="id">The file.</param>
    /// <param name="step">"check" for the trial of the import, "look" to look at a file that is known.</param>
    public IActionResult OnGet(long id, string? step)
    {
        Load(id, step);
        return Page();
    }

    /// <summary>The progress alone; when there is none any more, the page that follows.</summary>
    /// <param name="id">The file.</param>
    /// <param name="step">As the page was asked for.</param>
    /// <param name="job">The job that the page follows.</param>
    public IActionResult OnGetWork(long id, string? step, long job)
    {
        Load(id, step);
        return View.IsAtWork && View.Job!.Id == job ? Partial("_Work", View) : Go(Address(id, step));
    }

    /// <summary>Decides as the form says; the preview follows.</summary>
    public IActionResult OnPostDecide(long id)
    {
        if (!Request.IsHtmx())
            return Do(id, () => { }, Address(id, LookStep));

        desk.Decide(id, new PreviewForm(Request.Form));
        Load(id, LookStep);
        return View.Step == WizardStep.Preview ? Partial("_Decision", View) : Go(Address(id, null));
    }

    /// <summary>Decides as the form says, then tries the import.</summary>
    public IActionResult OnPostCheck(long id) => Do(id, () => desk.Check(id), Address(id, CheckStep));

    /// <summary>Decides as the form says, where there is one, then imports.</summary>
    public IActionResult OnPostImport(long id) => Do(id, () => desk.Import(id), Address(id, null));

    public IActionResult OnPostStop(long id) => Go(desk.Stop(id) ? Address(id, LookStep) : "/data");

    public IActionResult OnPostDiscard(long id)
    {
        desk.Discard(id);
        return Go("/data");
    }

    private IActionResult Do(long id, Action act, string next)
    {
        var isDone = Try(() =>
        {
            desk.Decide(id, new PreviewForm(Request.Form));
            act();
        });
        if (isDone)
            return Go(next);

        Load(id, LookStep);
        return Page();
    }

    private void Load(long id, string? step) => View = desk.Show(id, step == CheckStep, step == LookStep) with { Problem = Problem };

    private string Address(long id, string? step) => Url.Page("Import", new { id, step })!;
}
