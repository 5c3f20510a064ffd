using System.Text.Json;
using SalesWeb.Jobs;

namespace SalesWeb.Api;

/// <summary>How a job stands.</summary>
internal sealed record JobResponse
{
    public required long Id { get; init; }

    /// <summary>"train", "inspect", "check", "import", "backtest" or "prepare".</summary>
    public required string Kind { get; init; }

    /// <summary>The category or series, the file, or the dataset.</summary>
    public required string Title { get; init; }

    /// <summary>The dataset that it works on; left out for none.</summary>
    public string? Dataset { get; init; }

    public required JobStatus Status { get; init; }

    /// <summary>The fraction that is done, 0 to 1.</summary>
    public required double Progress { get; init; }

    public string? Message { get; init; }

    public long? RunId { get; init; }

    /// <summary>The batch it belongs to; null for a job that was asked for alone.</summary>
    public long? BatchId { get; init; }

    /// <summary>The time that it still needs as it estimates itself; null where it does not.</summary>
    public double? RemainingSeconds { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What was found, once it has finished.</summary>
    public JsonElement? Result { get; init; }

    public static JobResponse Of(Job job) => new()
    {
        Id = job.Id,
        Kind = job.Kind,
        Title = job.Title,
        Dataset = job.Dataset,
        Status = job.Status,
        Progress = job.Progress,
        Message = job.Message,
        RunId = job.RunId,
        BatchId = job.BatchId,
        RemainingSeconds = job.Remaining?.TotalSeconds,
        CreatedAt = job.CreatedAt,
        StartedAt = job.StartedAt,
        EndedAt = job.EndedAt,
        Result = job.Result is { } result ? JsonSerializer.Deserialize<JsonElement>(result) : null,
    };
}

/// <summary>Jobs that were asked for together.</summary>
internal sealed record BatchResponse
{
    /// <summary>The number of its first job.</summary>
    public required long Id { get; init; }

    public required string Kind { get; init; }

    public required long Total { get; init; }

    public required long Waiting { get; init; }

    public required long Running { get; init; }

    public required long Finished { get; init; }

    public required long Failed { get; init; }

    public required long Cancelled { get; init; }

    /// <summary>The fraction that is done, 0 to 1.</summary>
    public required double Progress { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static BatchResponse Of(JobBatch batch) => new()
    {
        Id = batch.Id,
        Kind = batch.Kind,
        Total = batch.Total,
        Waiting = batch.Waiting,
        Running = batch.Running,
        Finished = batch.Finished,
        Failed = batch.Failed,
        Cancelled = batch.Cancelled,
        Progress = batch.Progress,
        CreatedAt = batch.CreatedAt,
    };
}
