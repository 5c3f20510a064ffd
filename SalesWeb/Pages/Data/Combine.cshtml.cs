using Microsoft.AspNetCore.Mvc;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Training.Importing;
using SalesWeb.Web;

namespace SalesWeb.Pages.Data;

/// <summary>Puts uploads with the same columns together, so that they are imported as one.</summary>
public sealed class CombineModel(Staging staging) : InPlacePage
{
    public IActionResult OnGet() => Go("/data");

    /// <param name="ids">The uploads.</param>
    public IActionResult OnPost(long[] ids)
    {
        StagedFile? combined = null;
        return Try(() => combined = staging.Combine(ids)) ? Go(Url.Page("Import", new { id = combined!.Id })!) : Page();
    }
}
