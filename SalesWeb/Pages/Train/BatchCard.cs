using SalesWeb.Jobs;
using SalesWeb.Training;
using SalesWeb.Web;

namespace SalesWeb.Pages.Train;

/// <summary>What a page shows of many trainings that were started together.</summary>
public sealed record BatchCard
{
    public required JobBatch Batch { get; init; }

    /// <summary>The dataset whose categories are trained.</summary>
    public required string? Dataset { get; init; }

    /// <summary>Time since it was asked for, or until its end.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The time until its last training ends; null where nothing was measured yet, or nothing is left.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>What has just been done to it.</summary>
    public string? Note { get; init; }

    public string Title => $"{Format.Plural(Batch.Total, "training")} of {Dataset}";

    public string State => Batch switch
    {
        { IsActive: true, Stopping: > 0 } when Batch.Stopping == Batch.Waiting + Batch.Running => "Stopping",
        { Running: > 0 } => "Running",
        { IsActive: true } => "Waiting",
        { Failed: > 0 } => "Finished with failures",
        { Finished: 0 } => "Cancelled",
        _ => "Finished",
    };

    /// <summary>The colour of its badge, as that of a single job.</summary>
    public string BadgeClass => State switch
    {
        "Waiting" => "queued",
        "Running" or "Stopping" => "running",
        "Finished" => "finished",
        "Cancelled" => "killed",
        _ => "failed",
    };

    /// <summary>The batch in one short sentence, for those who listen.</summary>
    public string Sentence =>
        $"{Title}: {Format.Count(Batch.Finished)} finished, {Format.Count(Batch.Failed)} failed, {Format.Count(Batch.Cancelled)} cancelled, "
        + $"{Format.Count(Batch.Running)} running, {Format.Count(Batch.Waiting)} waiting.";

    public static BatchCard Of(JobBatch batch, int workers, TimeSpan? expected, TimeProvider clock) => new()
    {
        Batch = batch,
        Dataset = TrainJob.DatasetOf(batch),
        Elapsed = (batch.IsActive ? clock.GetUtcNow() : batch.EndedAt ?? batch.CreatedAt) - batch.CreatedAt,
        Remaining = batch.Remaining(workers, expected),
    };
}
