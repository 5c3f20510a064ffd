using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Pages.Runs;
using SalesWeb.Settings;
using SalesWeb.Tracking;
using SalesWeb.Training;
using SalesWeb.Web;

namespace SalesWeb.Pages.Train;

/// <summary>Everything the Train page shows, read from where it is kept.</summary>
public sealed class TrainingDesk(
    DatasetStore datasets,
    SalesStore sales,
    TrainingQueue queue,
    JobStore jobs,
    RunQuery runs,
    LossCurves curves,
    TrainingEstimates estimates,
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

    /// <summary>A page of the trainings of a dataset; null for those of all.</summary>
    /// <exception cref="UserErrorException">There is no such page.</exception>
    public TrainingBoard Board(string? dataset, int page = 1) => TrainingBoard.Of(jobs, Batches(dataset), curves, clock, dataset, page);

    /// <summary>How all trainings stand in a sentence or two, without reading their losses.</summary>
    public string News(string? dataset) => TrainingBoard.Of(jobs, Batches(dataset), curves: null, clock, dataset).News;

    /// <summary>The card of a batch; null where there is none of this number.</summary>
    public BatchCard? Batch(long id) => jobs.FindBatch(id) is { Kind: TrainJob.KindName } batch ? Card(batch) : null;

    /// <summary>A page of the trainings of a batch, in their order.</summary>
    public IReadOnlyList<Job> InBatch(long id, JobStatus? status, int limit, int offset) => jobs.InBatch(id, status, limit, offset);

    /// <summary>Cancels every training of a batch that has not ended.</summary>
    /// <returns>Its card as it is then; null where there is none of this number.</returns>
    public BatchCard? CancelBatch(long id)
    {
        if (Batch(id) is null)
            return null;

        var cancelled = jobs.CancelBatch(id);
        return Batch(id)! with { Note = cancelled == 0 ? "All of its trainings had ended already." : $"{Format.Plural(cancelled, "training")} cancelled." };
    }

    private IEnumerable<BatchCard> Batches(string? dataset) =>
        jobs.Batches(TrainJob.KindName, TrainingBoard.MaxCardsOfBatch + 1, TrainingBoard.MaxBatches, dataset).Select(Card);

    private BatchCard Card(JobBatch batch) => BatchCard.Of(
        batch,
        settings.Training.Workers,
        batch is { IsActive: true, MeanMs: null } && TrainJob.DatasetOf(batch) is { } dataset ? estimates.Each(dataset) : null,
        clock);

    /// <summary>The card of a training; null where there is none of this id.</summary>
    public TrainingCard? Card(long id) => jobs.Find(id) is { Kind: TrainJob.KindName } job ? TrainingCard.Of(job, curves, clock) : null;

    /// <summary>Starts a training for each category; one that is being trained already is left to it.</summary>
    /// <param name="dataset">Null for the default dataset.</param>
    /// <param name="all">Whether every category is wanted, ticked or not.</param>
    /// <param name="ticked">The categories wanted otherwise.</param>
    /// <param name="experiment">Where to record the runs, as it was typed; blank means the configured experiment.</param>
    /// <param name="isConfirmed">Whether the user has seen the estimate of many trainings.</param>
    /// <returns>Null where trainings were started; otherwise the estimate that the user has to confirm first.</returns>
    /// <exception cref="UserErrorException">Nothing is ticked, or something is unknown; nothing is started then.</exception>
    public TrainingEstimate? Start(string? dataset, bool all, IReadOnlyList<string> ticked, string? experiment, bool isConfirmed)
    {
        if (!all && ticked.Count == 0)
            throw new UserErrorException("No category is ticked.", "Tick at least one, or train all of them.", field: "categories");

        if (!isConfirmed && estimates.Of(dataset, all ? [] : ticked) is { NeedsConfirmation: true } estimate)
            return estimate;

        queue.Enqueue(dataset, all ? [] : ticked, string.IsNullOrWhiteSpace(experiment) ? null : experiment.Trim());
        return null;
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
