using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesWeb.Datasets;
using SalesWeb.Pages.Navigation;

namespace SalesWeb.Pages.Data;

/// <summary>Searches the datasets and opens one of them on the page it was called from.</summary>
public sealed class ChooseModel(DatasetStore datasets) : PageModel
{
    private const int PageSize = 50;
    private const int ListSize = 10;

    /// <summary>The searched part of the name.</summary>
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Text { get; set; }

    /// <summary>The page that opens with the dataset.</summary>
    [BindProperty(SupportsGet = true)]
    public string To { get; set; } = "/";

    /// <summary>The part of the list, from 1. Razor Pages reserves the name "page".</summary>
    [BindProperty(SupportsGet = true, Name = "part")]
    public int Part { get; set; } = 1;

    public IReadOnlyList<string> Names { get; private set; } = [];

    public bool HasMore { get; private set; }

    public void OnGet() => Load(PageSize);

    /// <summary>The first matches, for the navigation.</summary>
    public IActionResult OnGetList()
    {
        Part = 1;
        Load(ListSize);
        return Partial("_DatasetList", this);
    }

    private void Load(int size)
    {
        // Only pages of our own: an address from elsewhere must not lead anyone away from here.
        if (To is not ['/', ..] || !DatasetAddress.IsDatasetPage(To))
            To = "/";
        Part = Math.Clamp(Part, 1, 100_000);
        var found = datasets.Search(Text, size + 1, (Part - 1) * size);
        (Names, HasMore) = ([.. found.Take(size)], found.Count > size);
    }
}
