using System.Text.Json;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Jobs;

namespace SalesWeb.Training.Importing;

/// <summary>Puts sales files into the queue, to be imported one after the other.</summary>
public sealed class ImportQueue(JobStore jobs)
{
    /// <param name="path">The full path of the file; one that lies among the uploads is removed afterwards, whatever comes of it.</param>
    /// <param name="fileName">The file as its owner calls it.</param>
    /// <param name="dataset">The dataset it becomes the newest version of.</param>
    /// <param name="choices">What was decided about the file.</param>
    public Job Enqueue(string path, string fileName, string dataset, ImportChoices choices) => jobs.Enqueue(
        ImportJob.KindName,
        fileName,
        JsonSerializer.Serialize(new ImportJob.Order(path, fileName, dataset, choices.ToMap().ToDictionary())),
        dataset);

    /// <summary>Queues a file that was looked at. It stays where it is until its import has succeeded.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settled">How it is read, as it was shown.</param>
    public Job Enqueue(StagedFile file, ImportChoices settled) => jobs.Enqueue(
        ImportJob.KindName,
        file.FileName,
        JsonSerializer.Serialize(ImportJob.Order.Of(file, settled)),
        file.Dataset);

    /// <summary>Queues the trial of an import; nothing is kept of it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settled">How it is read, as it was shown.</param>
    /// <param name="present">The sales that it is tried on; null where the dataset would be new.</param>
    /// <param name="isAgain">Whether it was tried before, on sales that its dataset had then.</param>
    public Job EnqueueCheck(StagedFile file, ImportChoices settled, DatasetVersion? present, bool isAgain) => jobs.Enqueue(
        CheckJob.KindName,
        file.FileName,
        JsonSerializer.Serialize(ImportJob.Order.Of(file, settled) with { PresentId = present?.Id, Revision = present?.Revision ?? 0, IsAgain = isAgain }),
        file.Dataset);

    /// <summary>The full paths of the files that imports wait for.</summary>
    internal IEnumerable<string> Wanted() => jobs.Active(ImportJob.KindName).Select(ImportJob.PathOf);
}
