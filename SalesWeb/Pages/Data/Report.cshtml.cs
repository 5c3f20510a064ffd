using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesWeb.Datasets;

namespace SalesWeb.Pages.Data;

/// <summary>One dataset: its versions, and what was found in the file of one of them.</summary>
public sealed class ReportModel(DatasetStore datasets) : PageModel
{
    public VersionReport Report { get; private set; } = null!;

    public IReadOnlyList<DatasetVersion> Versions { get; private set; } = [];

    /// <param name="dataset">Null for the active one.</param>
    /// <param name="version">Null for the current one.</param>
    public IActionResult OnGet(string? dataset, long? version)
    {
        var current = datasets.Get(dataset);
        Versions = datasets.Versions(current.Dataset);
        if (Versions.FirstOrDefault(one => one.Id == (version ?? current.Id)) is not { } shown)
            return NotFound();

        Report = VersionReport.Of(shown, datasets);
        return Page();
    }
}
