using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Network;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>
/// Trains the network of one category: takes its series, learns, evaluates, leaves the artifacts, publishes the model.
/// Everything is noted in a run, whichever way it ends.
/// </summary>
public sealed class CategoryTraining(
    DatasetStore datasets,
    SalesStore sales,
    RunStore runs,
    TrainingRuns trainingRuns,
    ModelStore models,
    RunArtifacts artifacts,
    SalesWebSettings settings,
    TimeProvider clock)
{
    /// <param name="request">What to train.</param>
    /// <param name="onProgress">Told when the run begins and after every epoch.</param>
    /// <param name="cancellation">Ends it within a second; the run is then KILLED and keeps what was measured.</param>
    /// <param name="resumption">Lets it go on after the end of the program; null where it ends with it.</param>
    /// <exception cref="UserErrorException">Dataset or category are unknown, or the series is too short.</exception>
    public TrainedCategory Train(
        TrainRequest request, Action<TrainProgress> onProgress, CancellationToken cancellation, Resumption? resumption = null)
    {
        var version = datasets.Get(request.Dataset);
        var series = SeriesOf(version, request.Category);
        KnownAhead.Check(series[0], settings.Data.KnownAhead, settings.Network.Horizon, version.Frequency.Noun());
        return trainingRuns.Keep(
            Describe(version, request),
            resumption,
            (runId, checkpoint) => Train(runId, checkpoint, version, series, onProgress, cancellation));
    }

    private TrainedCategory Train(
        long runId,
        string? checkpointPath,
        DatasetVersion version,
        IReadOnlyList<LeveledSeries> series,
        Action<TrainProgress> onProgress,
        CancellationToken cancellation)
    {
        var category = series[0].Key.Category;
        CheckEnoughIsKnown(version, category);
        var began = clock.GetTimestamp();
        var watch = new TrainingWatch(runId, category, runs, onProgress, clock);
        watch.Begin();
        var checkpoint = checkpointPath is null ? null : new Checkpoint(checkpointPath)
        {
            OnResumed = watch.Resume,
            // What is said of it leaves the machine, so without the paths of this machine.
            OnRefused = why => watch.BeginAnew(why.Replace(checkpointPath, Path.GetFileName(checkpointPath))),
        };
        var fitted = NetworkFit.Run(settings, series, watch.Listener, checkpoint, cancellation);
        var evaluation = Evaluation.Of(fitted, series[0]);
        var metrics = new Dictionary<string, double>(evaluation.Metrics)
        {
            ["best_epoch"] = fitted.Training.BestEpoch,
            ["training_seconds"] = clock.GetElapsedTime(began).TotalSeconds,
        };
        var files = artifacts.Write(runId, category, fitted.Forecaster, evaluation);
        runs.Measure(runId, step: 0, metrics);
        // The last look: what was cancelled, perhaps because its dataset is being deleted, must not answer for it later.
        cancellation.ThrowIfCancellationRequested();
        models.FinishAndPublish(runId, version.Dataset, category);
        return new TrainedCategory
        {
            RunId = runId,
            Category = category,
            Metrics = metrics,
            Artifacts = files,
            Verdict = Verdict.Of(metrics, version.Frequency).Text,
        };
    }

    /// <summary>The category as a whole, and for the full form its largest parts: they share what there is to learn.</summary>
    private IReadOnlyList<LeveledSeries> SeriesOf(DatasetVersion version, string category) => settings.Network.Form == NetworkForm.Full
        ? sales.GetLevels(version, category, settings.Data.MissingPeriods, settings.Training.MostSeries)
        : [sales.GetLevel(version, new SeriesKey(category), settings.Data.MissingPeriods)];

    /// <summary>A category of three days in a file of three years is all filled-in periods: there is nothing to learn.</summary>
    private void CheckEnoughIsKnown(DatasetVersion version, string category)
    {
        var known = sales.Categories(version.Id).Single(summary => summary.Category == category).Periods;
        var network = settings.Network;
        var isFull = network.Form == NetworkForm.Full;
        var behind = isFull ? FullSplit.ShortestPast(version.Frequency) : network.Window;
        if (known >= behind + network.Horizon)
            return;

        throw new UserErrorException(
            NetworkFit.MinimumHistory(settings, version.Frequency).Sentence(category, known),
            $"Import more of its past, or lower network.horizon{(isFull ? "" : " and network.window")} in config.yaml.");
    }

    private RunStart Describe(DatasetVersion version, TrainRequest request) => new()
    {
        Experiment = request.Experiment ?? settings.Tracking.Experiment,
        Name = $"CNNLSTM-{request.Category}",
        Dataset = version.Dataset,
        Category = request.Category,
        Model = "CNNLSTM",
        Params = RunParams.Of(settings, version, sales.RuleOf(version, request.Category, settings.Data.MissingPeriods)),
        Tags = new Dictionary<string, string>(PinnedVersion.Tags(version))
        {
            ["item_id"] = request.Category,
            ["model"] = "CNNLSTM",
            ["form"] = settings.Network.Form.ToString().ToLowerInvariant(),
            ["window_size"] = $"{settings.Network.Window}",
            ["learning_rate"] = $"{settings.Training.LearningRate}",
            ["seed"] = $"{settings.Training.Seed}",
        },
    };
}
