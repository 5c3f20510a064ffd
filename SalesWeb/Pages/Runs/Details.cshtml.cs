using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesWeb.Datasets.Versions;
using SalesWeb.Tracking;
using SalesWeb.Training;
using SalesWeb.Web;

namespace SalesWeb.Pages.Runs;

/// <summary>One run: what it is, how far it has got, how good it is, what it left behind.</summary>
public sealed class DetailsModel(
    RunQuery runs, LossCurves curves, ArtifactStore artifacts, NetworkExport export, VersionStore versions) : PageModel
{
    public RunReport Report { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Params => runs.Params(Report.Run.Id);

    public IReadOnlyDictionary<string, string> Tags => runs.Tags(Report.Run.Id);

    /// <summary>What it learnt from; null where it noted nothing.</summary>
    public RunData? Data => RunData.Of(Tags, versions);

    public IActionResult OnGet(long id) => Load(id) ? Page() : NotFound();

    /// <summary>Everything that changes while the run is going, for htmx to put in place of the old.</summary>
    public IActionResult OnGetProgress(long id) => Load(id) ? Partial("_Progress", Report) : NotFound();

    /// <summary>A file that the run left behind.</summary>
    public IActionResult OnGetArtifact(long id, string? name) =>
        name is not null && artifacts.Find(id, name) is { } path ? PhysicalFile(path, MediaType.Of(name), name) : NotFound();

    /// <summary>The network in ONNX, made when it is asked for.</summary>
    public IActionResult OnGetOnnx(long id)
    {
        var network = export.Of(id);
        return File(network.File.Bytes, MediaType.Of(network.FileName), network.FileName);
    }

    /// <summary>The losses of every epoch.</summary>
    public IActionResult OnGetLosses(long id) => runs.Find(id) is null ? NotFound() : new CsvFile(
        $"losses-{id}.csv",
        ["epoch", "train_loss", "val_loss"],
        curves.Of(id).Points.Select(object?[] (point) => [point.Epoch, point.Train, point.Validation]));

    private bool Load(long id)
    {
        if (runs.Find(id) is not { } run)
            return false;

        Report = RunReport.Of(run, runs, curves, artifacts);
        return true;
    }
}
