using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Settings;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>What training some categories takes, from the trainings that this machine has finished with the same settings.</summary>
public sealed class TrainingEstimates(
    DatasetStore datasets, TrainingQueue queue, JobStore jobs, RunQuery runs, SalesWebSettings settings)
{
    /// <summary>The number of earlier trainings that are looked at, the newest.</summary>
    private const int MaxTrainings = 50;

    /// <summary>The settings that the time of a training depends on.</summary>
    private static readonly string[] CostlyParams =
    [
        "form", "window", "horizon", "channels", "convolutions", "hidden", "lstm_layers", "batch_size", "max_epochs", "patience_epochs",
        "examples_per_epoch", "seeds", "refit", "most_series",
    ];

    /// <param name="dataset">Null for the default dataset.</param>
    /// <param name="categories">None means every category, or those that the settings list.</param>
    /// <exception cref="UserErrorException">Dataset or category unknown.</exception>
    public TrainingEstimate Of(string? dataset, IReadOnlyList<string> categories)
    {
        var version = datasets.Get(dataset);
        var chosen = queue.Choose(version, categories);
        var active = jobs.Active(TrainJob.KindName);
        var running = active.Where(job => job.Dataset == version.Dataset).Select(job => job.Title).ToHashSet();
        var added = chosen.Count(category => !running.Contains(category));
        var (each, trainings, isOfDataset) = Measured(version);
        return new TrainingEstimate
        {
            Dataset = version.Dataset,
            Categories = added,
            AlreadyActive = chosen.Count - added,
            Ahead = active.Count,
            Workers = settings.Training.Workers,
            Each = each,
            Trainings = trainings,
            IsOfDataset = isOfDataset,
        };
    }

    /// <summary>The expected duration of one training on a dataset; null where nothing was measured yet.</summary>
    public TimeSpan? Each(string dataset) => datasets.Versions(dataset) is [var newest, ..] ? Measured(newest).Each : null;

    private (TimeSpan? Each, int Trainings, bool IsOfDataset) Measured(DatasetVersion version)
    {
        var (own, others) = (Seconds(version, version.Dataset), default(IReadOnlyList<double>));
        var seconds = own.Count > 0 ? own : others = Seconds(version, dataset: null);
        return seconds.Count == 0 ? (null, 0, false) : (TimeSpan.FromSeconds(seconds.Average()), seconds.Count, others is null);
    }

    /// <summary>The durations of the newest finished trainings with the present settings.</summary>
    private IReadOnlyList<double> Seconds(DatasetVersion version, string? dataset)
    {
        var finished = runs.List(new RunFilter { Dataset = dataset, Model = "CNNLSTM", Status = RunStatus.Finished, Limit = MaxTrainings });
        var now = RunParams.Of(settings, version, settings.Data.MissingPeriods);
        IReadOnlyList<long> ids = [.. finished.Select(row => row.Run.Id)];
        var others = CostlyParams.Where(now.ContainsKey)
            .SelectMany(name => runs.Param(name, ids).Where(param => param.Value != now[name]).Select(param => param.Key))
            .ToHashSet();
        return [.. finished.Where(row => !others.Contains(row.Run.Id) && row.Metrics.ContainsKey("training_seconds")).Select(row => row.Metrics["training_seconds"])];
    }
}

/// <summary>What training some categories takes.</summary>
public sealed record TrainingEstimate
{
    /// <summary>Above this number of categories a page asks before it starts.</summary>
    public const int MaxUnasked = 10;

    /// <summary>Above this time a page asks before it starts.</summary>
    public static readonly TimeSpan MaxUnaskedTime = TimeSpan.FromMinutes(10);

    public required string Dataset { get; init; }

    /// <summary>Categories that would be trained.</summary>
    public required int Categories { get; init; }

    /// <summary>Categories asked for that are being trained, or wait for it, already.</summary>
    public required int AlreadyActive { get; init; }

    /// <summary>Trainings, of any dataset, that come first.</summary>
    public required int Ahead { get; init; }

    /// <summary>Trainings that run at once.</summary>
    public required int Workers { get; init; }

    /// <summary>The mean duration of the earlier trainings; null where there are none.</summary>
    public TimeSpan? Each { get; init; }

    /// <summary>The number of earlier trainings that <see cref="Each"/> is the mean of.</summary>
    public required int Trainings { get; init; }

    /// <summary>Whether those were of this dataset, not of others.</summary>
    public required bool IsOfDataset { get; init; }

    /// <summary>The time until the last of them ends, those ahead included; null where nothing was measured yet.</summary>
    public TimeSpan? Total => Each * Math.Ceiling((double)(Ahead + Categories) / Workers);

    public bool NeedsConfirmation => Categories > MaxUnasked || (Categories > 1 && Total > MaxUnaskedTime);
}
