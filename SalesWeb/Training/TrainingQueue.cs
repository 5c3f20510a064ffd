using System.Text.Json;
using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Settings;

namespace SalesWeb.Training;

/// <summary>Puts categories into the queue, a job each.</summary>
public sealed class TrainingQueue(DatasetStore datasets, SalesStore sales, JobStore jobs, SalesWebSettings settings)
{
    private readonly Lock _lock = new();

    /// <param name="dataset">Null for the default dataset.</param>
    /// <param name="categories">None means every category, or those that the settings list.</param>
    /// <param name="experiment">Null is the configured one.</param>
    /// <returns>A job for each category, in their order; one that waits or runs already is returned instead of a second. New ones are a batch.</returns>
    /// <exception cref="UserErrorException">Dataset or category unknown, or the experiment's name unfit; nothing is queued then.</exception>
    public IReadOnlyList<Job> Enqueue(string? dataset, IReadOnlyList<string> categories, string? experiment)
    {
        var version = datasets.Get(dataset);
        ExperimentName.Check(experiment);
        var chosen = Choose(version, categories);
        lock (_lock)
        {
            var active = jobs.Active(TrainJob.KindName);
            var present = chosen.Select(category => Find(active, version, category)).OfType<Job>().ToDictionary(job => job.Title);
            var added = jobs.EnqueueAll(
                TrainJob.KindName,
                [.. chosen.Where(category => !present.ContainsKey(category)).Select(category => (category, Payload(version, category, experiment)))],
                version.Dataset)
                .ToDictionary(job => job.Title);
            return [.. chosen.Select(category => present.GetValueOrDefault(category) ?? added[category])];
        }
    }

    /// <summary>The categories that are named, each once; those that are trained when none is.</summary>
    /// <exception cref="UserErrorException">One of them is unknown.</exception>
    public IReadOnlyList<string> Choose(DatasetVersion version, IReadOnlyList<string> categories)
    {
        var chosen = (categories.Count > 0 ? categories : Configured(version)).Distinct().ToList();
        CheckKnown(version, chosen);
        return chosen;
    }

    /// <summary>The categories that are trained when none is named.</summary>
    public IReadOnlyList<string> Configured(DatasetVersion version) => settings.Data.Categories.Length > 0
        ? settings.Data.Categories
        : [.. sales.Categories(version.Id).Select(category => category.Category)];

    private static string Payload(DatasetVersion version, string category, string? experiment) =>
        JsonSerializer.Serialize(new TrainRequest { Dataset = version.Dataset, Category = category, Experiment = experiment });

    private static Job? Find(IReadOnlyList<Job> active, DatasetVersion version, string category) =>
        active.FirstOrDefault(job => job.Title == category && job.Dataset == version.Dataset);

    private void CheckKnown(DatasetVersion version, IReadOnlyList<string> chosen)
    {
        var known = sales.Categories(version.Id).Select(category => category.Category).ToHashSet();
        var unknown = chosen.Where(category => !known.Contains(category)).ToList();
        if (unknown.Count > 0)
        {
            throw new UserErrorException(
                $"The dataset \"{version.Dataset}\" has no category {Quoted(unknown)}; it has {Quoted(known)}.",
                "Choose from these.",
                UserErrorKind.Unknown,
                "categories");
        }
    }

    private static string Quoted(IEnumerable<string> names)
    {
        const int Most = 20;
        var all = names.Select(name => $"\"{name}\"").ToList();
        return string.Join(", ", all.Take(Most)) + (all.Count > Most ? $" and {all.Count - Most} more" : "");
    }
}
