using System.Text.Json;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Jobs;
using SalesWeb.Training.Importing;

namespace SalesWeb.Pages.Data;

/// <summary>An import on its way, and what came of it.</summary>
/// <param name="Job">The job, whatever its state.</param>
/// <param name="Report">What it found; null until it has finished, and where the dataset was deleted since.</param>
/// <param name="AlreadyThere">Whether the dataset had this very file before, so that nothing was added.</param>
public sealed record ImportStatus(Job Job, VersionReport? Report, bool AlreadyThere)
{
    /// <summary>What has just been said about it, such as that there is nothing left to cancel.</summary>
    public string? Note { get; init; }

    /// <summary>The uploaded file that it is the import of, as the wizard knows it; null where it was not looked at.</summary>
    public long? StagedId => ImportJob.StagedIdOf(Job);

    /// <summary>What has become of that file; null where it is gone.</summary>
    public StagedState? FileState { get; init; }

    public static ImportStatus Of(Job job, DatasetStore datasets, StagedFiles files) =>
        Of(job, datasets) with { FileState = ImportJob.StagedIdOf(job) is { } id ? files.Find(id)?.State : null };

    public static ImportStatus Of(Job job, DatasetStore datasets)
    {
        if (job.Result is null)
            return new ImportStatus(job, Report: null, AlreadyThere: false);

        var found = JsonSerializer.Deserialize<ImportReport>(job.Result, ImportJob.ReportFormat)!;
        var version = datasets.Versions(found.Dataset).FirstOrDefault(version => version.Id == found.VersionId);
        return new ImportStatus(job, version is null ? null : VersionReport.Of(version, datasets), found.AlreadyThere);
    }
}
