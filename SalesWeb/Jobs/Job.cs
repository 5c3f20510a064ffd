namespace SalesWeb.Jobs;

/// <summary>A piece of work away from the request that asked for it.</summary>
public sealed record Job
{
    public required long Id { get; init; }

    /// <summary>Which <see cref="IJobKind"/> does it.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about, in a word or two.</summary>
    public required string Title { get; init; }

    /// <summary>The dataset that it works on; null for none.</summary>
    public string? Dataset { get; init; }

    /// <summary>What its kind needs to know, as JSON.</summary>
    public required string Payload { get; init; }

    public required JobStatus Status { get; init; }

    /// <summary>The fraction that is done, 0 to 1 (both included).</summary>
    public required double Progress { get; init; }

    /// <summary>How it stands in words; why it failed, where it did.</summary>
    public string? Message { get; init; }

    /// <summary>What it found, as JSON; null until it has finished.</summary>
    public string? Result { get; init; }

    /// <summary>The run that it records itself in, where its kind does.</summary>
    public long? RunId { get; init; }

    /// <summary>The batch it belongs to; null for a job that was asked for alone.</summary>
    public long? BatchId { get; init; }

    /// <summary>The time that it still needs as it estimates itself, in milliseconds; null where it does not.</summary>
    public long? RemainingMs { get; init; }

    /// <summary>Whether <see cref="RemainingMs"/> is a lower bound, because parts of the work have not been timed yet.</summary>
    public bool IsRemainingLeast { get; init; }

    /// <inheritdoc cref="RemainingMs"/>
    public TimeSpan? Remaining => Status == JobStatus.Running && RemainingMs is { } left ? TimeSpan.FromMilliseconds(left) : null;

    /// <summary>Someone asked it to stop.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>How often it was begun; above 1 where it goes on after an interruption.</summary>
    public int Attempts { get; init; }

    /// <summary>How often in a row the process that worked on it died.</summary>
    public int Crashes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was first begun.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public bool IsActive => Status is JobStatus.Queued or JobStatus.Running;

    /// <summary>The part of the job that changes while it waits and runs.</summary>
    public JobState State => new()
    {
        Id = Id,
        Kind = Kind,
        Dataset = Dataset,
        Status = Status,
        Progress = Progress,
        Message = Message,
        CancelRequested = CancelRequested,
        BatchId = BatchId,
    };
}

/// <summary>The state of a job without its payload and result; two that are equal look the same on every page.</summary>
public sealed record JobState
{
    public required long Id { get; init; }

    public required string Kind { get; init; }

    /// <inheritdoc cref="Job.Dataset"/>
    public string? Dataset { get; init; }

    public required JobStatus Status { get; init; }

    public required double Progress { get; init; }

    public string? Message { get; init; }

    public bool CancelRequested { get; init; }

    public long? BatchId { get; init; }
}
