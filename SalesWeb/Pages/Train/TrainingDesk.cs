using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Pages.Runs;
using SalesWeb.Settings;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Pages.Train;

/// <summary>Everything the Train page shows, read from where it is kept.</summary>
public sealed class TrainingDesk(
    DatasetStore datasets,
    SalesStore sales,
    TrainingQueue queue,
    JobStore jobs,
    RunQuery runs,
    LossCurves curves,
    SalesWebSettings settings,
    TimeProvider clock)
{
    /// <summary>What can be trained; null as long as nothing has been imported.</summary>
    /// <param name="dataset">Null for the default dataset.</param>
    /// <exception cref="UserErrorException">There is no such dataset.</exception>
    public TrainingChoice? Choice(string? dataset) => (dataset is null ? datasets.Find(null) : datasets.Get(dataset)) is not { } version
        ? null
        : new TrainingChoice
        {
            Version = version,
            Categories = sales.Categories(version.Id),
            All = queue.Configured(version),
            Experiments = runs.Experiments(),
            ConfiguredExperiment = settings.Tracking.Experiment,
        };

    /// <summary>The trainings of a dataset; null for those of all.</summary>
    public TrainingBoard Board(string? dataset) => TrainingBoard.Of(jobs, curves, clock, dataset);

    /// <summary>How all trainings stand in a sentence or two, without reading their losses.</summary>
    public string News(string? dataset) => TrainingBoard.Of(jobs, curves: null, clock, dataset).News;

    /// <summary>The card of a training; null where there is none of this id.</summary>
    public TrainingCard? Card(long id) => jobs.Find(id) is { Kind: TrainJob.KindName } job ? TrainingCard.Of(job, curves, clock) : null;

    /// <summary>Starts a training for each category; one that is being trained already is left to it.</summary>
    /// <param name="dataset">Null for the default dataset.</param>
    /// <param name="all">Whether every category is wanted, ticked or not.</param>
    /// <param name="ticked">The categories wanted otherwise.</param>
    /// <param name="experiment">Where to record the runs, as it was typed; blank means the configured experiment.</param>
    /// <exception cref="UserErrorException">Nothing is ticked, or something is unknown; nothing is started then.</exception>
    public void Start(string? dataset, bool all, IReadOnlyList<string> ticked, string? experiment)
    {
        if (!all && ticked.Count == 0)
            throw new UserErrorException("No category is ticked.", "Tick at least one, or train all of them.", field: "categories");

        queue.Enqueue(dataset, all ? [] : ticked, string.IsNullOrWhiteSpace(experiment) ? null : experiment.Trim());
    }

    /// <summary>Asks a training to stop.</summary>
    /// <returns>Its card as it stands then, with a note where it was too late; null where there is none of this id.</returns>
    public TrainingCard? Cancel(long id)
    {
        if (Card(id) is null)
            return null;

        var isTooLate = jobs.Cancel(id) is null;
        return Card(id)! with { Note = isTooLate ? StateWords.TooLateToCancel : null };
    }
}
