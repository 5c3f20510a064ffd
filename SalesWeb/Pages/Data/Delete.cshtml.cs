using Microsoft.AspNetCore.Mvc;
using SalesWeb.Datasets;
using SalesWeb.Tracking;
using SalesWeb.Web;

namespace SalesWeb.Pages.Data;

/// <summary>Asks before a dataset is deleted, then deletes it.</summary>
public sealed class DeleteModel(DatasetStore datasets, ModelStore models, DatasetRemoval removal) : InPlacePage
{
    public DatasetVersion Version { get; private set; } = null!;

    /// <summary>Categories whose forecasts end with the dataset.</summary>
    public int Models { get; private set; }

    public IActionResult OnGet(string dataset)
    {
        Version = datasets.Get(dataset);
        Models = models.List(dataset).Count;
        return Page();
    }

    public IActionResult OnPost(string dataset)
    {
        removal.Remove(dataset);
        return Go("/data");
    }
}
