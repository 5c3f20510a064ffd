using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Jobs;

namespace SalesWeb.Training.Importing;

/// <summary>The trials of imports: what one found holds for the sales that it was made on, and for no others.</summary>
public sealed class StagedTrials(ImportQueue imports, JobStore jobs, DatasetStore datasets)
{
    /// <summary>Has the import of a file tried on the sales that its dataset has now.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settled">How it is read, as it was shown.</param>
    /// <param name="isAgain">Whether it was tried before, on the sales there were then.</param>
    /// <returns>The number of the job.</returns>
    public long Start(StagedFile file, ImportChoices settled, bool isAgain = false) =>
        imports.EnqueueCheck(file, settled, datasets.Find(file.Dataset), isAgain).Id;

    /// <summary>Whether the import of a file was tried, and on the sales that its dataset has now.</summary>
    public bool IsTried(StagedFile file) => Find(file) is { } trial && CheckJob.WasOn(trial, datasets.Find(file.Dataset));

    /// <summary>Whether it was tried, and on others.</summary>
    public bool IsOutdated(StagedFile file) => Find(file) is { } trial && !CheckJob.WasOn(trial, datasets.Find(file.Dataset));

    private Job? Find(StagedFile file) => file.CheckJobId is { } id && jobs.Find(id) is { Status: JobStatus.Finished } trial ? trial : null;
}
