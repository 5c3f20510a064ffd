using Microsoft.AspNetCore.Mvc;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Jobs;
using SalesWeb.Training.Importing;
using SalesWeb.Web;

namespace SalesWeb.Pages.Data;

/// <summary>The datasets, the upload of another, and how an import is doing.</summary>
public sealed class IndexModel(DatasetStore datasets, StagedFiles files, JobStore jobs, UploadReader reader) : InPlacePage
{
    public IReadOnlyList<DatasetVersion> Datasets { get; private set; } = [];

    /// <summary>Imports that wait or run, and the one that was asked for.</summary>
    public IReadOnlyList<ImportStatus> Imports { get; private set; } = [];

    /// <summary>Files that were uploaded and are not imported yet.</summary>
    public IReadOnlyList<WaitingFile> Waiting { get; private set; } = [];

    public bool IsImporting => Imports.Any(import => import.Job.IsActive);

    public UploadForm Form => new() { Limit = reader.Limit };

    public IActionResult OnGet(long? job)
    {
        Try(() => Load(job));
        return Page();
    }

    /// <summary>One import's card alone, with the datasets once it has ended.</summary>
    public IActionResult OnGetImport(long job)
    {
        Load(job);
        return Partial("_ImportNews", this);
    }

    public IActionResult OnPostDefault(string dataset)
    {
        datasets.MakeDefault(dataset);
        return Go("/data");
    }

    /// <summary>Asks an import to stop; where it had ended before, the page says so.</summary>
    public IActionResult OnPostCancel(long job)
    {
        Get(job);
        if (jobs.Cancel(job) is not null)
            return Go(Url.Page("Index", new { job })!);

        Load(job);
        Imports = [Imports[0] with { Note = StateWords.TooLateToCancel }, .. Imports.Skip(1)];
        return Page();
    }

    private void Load(long? job)
    {
        Datasets = datasets.Current();
        var running = jobs.Active();
        Waiting = [.. files.Waiting().Select(file => WaitingFile.Of(file, running))];
        var active = running.Where(one => one.Kind == ImportJob.KindName && one.Id != job);
        Job[] asked = job is { } id ? [Get(id)] : [];
        Imports = [.. asked.Concat(active).Select(one => ImportStatus.Of(one, datasets, files))];
    }

    /// <exception cref="UserErrorException">There is no such job, or it is no import.</exception>
    private Job Get(long id) => jobs.Find(id) is { Kind: ImportJob.KindName } job
        ? job
        : throw new UserErrorException($"There is no import {id}.", "Look for its dataset on the Data page, or upload the file again.", UserErrorKind.Unknown, "job");
}
