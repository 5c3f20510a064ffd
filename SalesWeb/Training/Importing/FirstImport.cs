using SalesWeb.Datasets;
using SalesWeb.Import;
using SalesWeb.Jobs;
using SalesWeb.Settings;

namespace SalesWeb.Training.Importing;

/// <summary>On the very first start, queues the configured sales file, so that there is something to look at.</summary>
public sealed class FirstImport(DatasetStore datasets, JobStore jobs, ImportQueue queue, EffectiveSettings settings)
{
    /// <summary>
    /// Does nothing where there is a dataset already, where one was being imported, or where no file is configured. Without a
    /// config.yaml the default file is taken if it is there; one that a config.yaml names must be there.
    /// </summary>
    public void Enqueue()
    {
        if (settings.DataFile is { } path && (settings.Path is not null || File.Exists(path)) && datasets.Current().Count == 0 && jobs.Recent(ImportJob.KindName, limit: 1).Count == 0)
            queue.Enqueue(path, Path.GetFileName(path), settings.Settings.Data.Dataset, ImportChoices.None);
    }
}
