using Microsoft.AspNetCore.Mvc;
using SalesWeb.Datasets;
using SalesWeb.Exploration;
using SalesWeb.Web;

namespace SalesWeb.Pages.Explore;

/// <summary>What was sold, looked at from all sides. The address holds the whole view; each picture can be fetched alone.</summary>
public sealed class IndexModel(SalesExplorer explorer, DatasetStore datasets, SavedViews saved, SavedViewStore store) : InPlacePage
{
    /// <summary>The current version of the dataset; null on a fragment.</summary>
    public DatasetVersion? Current { get; private set; }

    public IReadOnlyList<(SavedView Saved, string? Missing)> Saved { get; private set; } = [];

    public ExploredPage? Explored { get; private set; }

    /// <summary>Whether all pictures stand in the page at once, for those whose browser fetches none later.</summary>
    public bool All { get; private set; }

    public IActionResult OnGet()
    {
        var reading = ExploreAddress.Read(Request);
        if (!Request.IsHtmx() && reading.Problem is null && ExploreAddress.IsClumsy(Request))
            return Redirect(ExploreAddress.Of(reading.View));
        if (Request.IsHtmx() && reading.Problem is null)
            Response.PushHtmx(ExploreAddress.Of(reading.View));
        return Look("_Explore");
    }

    public IActionResult OnGetChart() => Look("_Chart");

    public IActionResult OnGetParts() => Look("_Parts");

    public IActionResult OnGetProfile() => Look("_Profile");

    public IActionResult OnGetYears() => Look("_Years");

    public IActionResult OnGetCalendar() => Look("_Calendar");

    public IActionResult OnGetSeason() => Look("_Season");

    /// <summary>Every number of the chart, however many there are, page by page.</summary>
    public IActionResult OnGetNumbers() => Look("_Numbers");

    /// <summary>Exactly what the chart shows, as a file.</summary>
    public IActionResult OnGetCsv() => SalesCsv.Of(explorer.Look(ExploreAddress.Read(Request).Get()));

    /// <summary>All parts of the selection and how they moved, as a file.</summary>
    public IActionResult OnGetPartsCsv()
    {
        var scope = explorer.Scope(ExploreAddress.Read(Request).Get());
        return explorer.Parts(scope) is { } parts ? PartsCsv.Of(scope, parts) : NotFound();
    }

    public IActionResult OnPostSave(string? query, string? name) => Change(query, view => store.Save(name ?? "", explorer.Scope(view).Version.Dataset, view));

    public IActionResult OnPostRename(string? query, long id, string? name) => Change(query, _ => store.Rename(id, name ?? ""));

    public IActionResult OnPostDelete(string? query, long id) => Change(query, _ => store.Delete(id));

    private IActionResult Look(string fragment)
    {
        All = Request.Query["all"] == "yes" || Request.Query.ContainsKey("handler");
        return Show(fragment, () => Load(ExploreAddress.Read(Request), isPicture: Request.IsHtmx() && fragment != "_Explore"));
    }

    private IActionResult Change(string? query, Action<SalesView> change)
    {
        var reading = ViewAddress.Read(query ?? "");
        if (Try(() => change(reading.Get())))
            return Go(ExploreAddress.Of(reading.View) + "#saved");
        var problem = Problem;
        Try(() => Load(reading, isPicture: false));
        Keep(problem!);
        return Page();
    }

    private void Load(ViewReading reading, bool isPicture)
    {
        if (!isPicture)
            Saved = saved.List();
        Explored = new ExploredPage(explorer, reading.View, explorer.Version(reading.View), ExploreAddress.Zoom(Request));
        if (!isPicture)
            Current = datasets.Find(Explored.Version.Dataset);
        reading.Get();
        Explored.Enter();
    }
}
