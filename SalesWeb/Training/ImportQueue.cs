using System.Text.Json;
using SalesWeb.Import;
using SalesWeb.Jobs;
using SalesWeb.Settings;

namespace SalesWeb.Training;

/// <summary>Puts sales files into the queue, to be imported one after the other.</summary>
public sealed class ImportQueue(JobStore jobs, DataDirectory directory)
{
    /// <param name="path">The full path of the file; one that lies among the uploads is removed afterwards, whatever comes of it.</param>
    /// <param name="fileName">The file as its owner calls it.</param>
    /// <param name="dataset">The dataset it becomes the newest version of.</param>
    /// <param name="choices">What was decided about the file.</param>
    public Job Enqueue(string path, string fileName, string dataset, ImportChoices choices) => jobs.Enqueue(
        ImportJob.KindName,
        fileName,
        JsonSerializer.Serialize(new ImportJob.Order(path, fileName, dataset, choices.ToMap().ToDictionary())));

    /// <summary>Removes uploads that were cut off by the end of the program: those that no job waits for.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(directory.Uploads))
            return;

        var wanted = jobs.Active(ImportJob.KindName).Select(ImportJob.PathOf).ToHashSet();
        foreach (var path in Directory.GetFiles(directory.Uploads).Where(path => !wanted.Contains(path)))
            File.Delete(path);
    }
}
