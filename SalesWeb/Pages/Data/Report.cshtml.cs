using Microsoft.AspNetCore.Mvc;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Versions;
using SalesWeb.Import.Unpacking;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Web;

namespace SalesWeb.Pages.Data;

/// <summary>One dataset: its versions, what was found in the file of one of them, and what became of the sales from one to another.</summary>
public sealed class ReportModel(DatasetStore datasets, VersionStore versions, DataDirectory directory) : InPlacePage
{
    public VersionReport Report { get; private set; } = null!;

    public IReadOnlyList<DatasetVersion> Versions { get; private set; } = [];

    /// <summary>The version that is used now.</summary>
    public DatasetVersion Current { get; private set; } = null!;

    /// <summary>The version that the shown one is compared with; null where none was asked for.</summary>
    public DatasetVersion? With { get; private set; }

    /// <summary>What became of the sales from the one it is compared with to the one that is shown.</summary>
    public ChangesView? Changes { get; private set; }

    /// <summary>The currency as it was typed, where it was refused.</summary>
    public string? Currency { get; private set; }

    /// <summary>The unit as it was typed, where it was refused.</summary>
    public string? Unit { get; private set; }

    /// <param name="dataset">Null for the default dataset.</param>
    /// <param name="version">Null for the current one.</param>
    /// <param name="with">The version that it is compared with; null for none.</param>
    public IActionResult OnGet(string? dataset, long? version, long? with)
    {
        Current = datasets.Get(dataset);
        Versions = datasets.Versions(Current.Dataset);
        if (Find(version ?? Current.Id) is not { } shown || (with is not null && Find(with) is null))
            return NotFound();

        Report = VersionReport.Of(shown, datasets);
        With = Find(with);
        if (With is not null)
            Changes = new ChangesView(versions.Compare(With, shown), PreviewWords.NameOf(With), PreviewWords.NameOf(shown), shown.Units);
        return Page();
    }

    public IActionResult OnPostUnits(string dataset, string? currency, string? unit)
    {
        if (Try(() => datasets.SetUnits(dataset, new SalesUnits(currency, unit))))
            return Go(Url.Page("Report", new { dataset })!);

        (Currency, Unit) = (currency, unit);
        return OnGet(dataset, version: null, with: null);
    }

    public IActionResult OnPostRestore(string dataset, long version)
    {
        versions.Restore(dataset, version);
        return Go(Url.Page("Report", new { dataset })!);
    }

    /// <summary>The rows that were left out of a version, to be corrected and given back.</summary>
    public IActionResult OnGetFixUp(string dataset, long version)
    {
        var shown = versions.Get(dataset, version);
        if (shown.RowsRejected == 0)
            return NotFound();

        // Through a file, because a response cannot be written to while the database is read.
        var file = Scratch.Open(directory.Scratch);
        try
        {
            datasets.WriteFixUp(version, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Position = 0;
        return File(file, "text/csv; charset=utf-8", $"{DatasetName.Of(shown.FileName)}-to-correct.csv");
    }

    private DatasetVersion? Find(long? version) => Versions.FirstOrDefault(one => one.Id == version);
}
