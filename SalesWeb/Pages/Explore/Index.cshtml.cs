using Microsoft.AspNetCore.Mvc;
using SalesWeb.Datasets;
using SalesWeb.Series;
using SalesWeb.Web;

namespace SalesWeb.Pages.Explore;

/// <summary>What was sold: of which category, from when to when, summed by what. The address holds the whole view.</summary>
public sealed class IndexModel(SalesExplorer explorer, DatasetStore datasets, SalesStore sales) : InPlacePage
{
    [BindProperty(SupportsGet = true)]
    public string? Dataset { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>One of day, week and month; null for the data's own.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Average { get; set; } = 7;

    public IReadOnlyList<DatasetVersion> Datasets { get; private set; } = [];

    public IReadOnlyList<CategorySummary> Categories { get; private set; } = [];

    public DatasetVersion? Version { get; private set; }

    /// <summary>Null where the view asks for something that cannot be shown.</summary>
    public SalesTable? Table { get; private set; }

    public IActionResult OnGet() => Show("_Sales", Load);

    /// <summary>Exactly what is shown, as a file.</summary>
    public IActionResult OnGetCsv()
    {
        RefuseUnreadableInput();
        return SalesCsv.Of(explorer.Look(View()));
    }

    /// <summary>The units that the data can be summed by, as the address names them.</summary>
    public IEnumerable<string> Units() => Enum.GetValues<Frequency>().Where(unit => unit >= (Version?.Frequency ?? Frequency.Daily)).Select(unit => unit.Noun());

    private void Load()
    {
        Datasets = datasets.Current();
        Version = datasets.Get(Dataset);
        Categories = sales.Categories(Version.Id);
        Table = explorer.Look(View());
    }

    private SalesView View() => new() { Dataset = Dataset, Category = Category, From = From, To = To, Unit = SalesView.ReadUnit(Unit), Average = Average };
}
