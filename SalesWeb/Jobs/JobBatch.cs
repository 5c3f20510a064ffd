namespace SalesWeb.Jobs;

/// <summary>Jobs of one kind that were asked for together.</summary>
public sealed record JobBatch
{
    /// <summary>The number of its first job.</summary>
    public required long Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>What one of its jobs was asked for, as JSON.</summary>
    public required string Payload { get; init; }

    public required long Total { get; init; }

    public required long Waiting { get; init; }

    public required long Running { get; init; }

    public required long Finished { get; init; }

    public required long Failed { get; init; }

    public required long Cancelled { get; init; }

    /// <summary>Jobs that were asked to stop and have not stopped yet.</summary>
    public required long Stopping { get; init; }

    /// <summary>Jobs of the same kind that were asked for before and are not done.</summary>
    public required long Ahead { get; init; }

    /// <summary>The sum of the fractions done of the jobs that are running.</summary>
    public required double RunningProgress { get; init; }

    /// <summary>As <see cref="MeanMs"/>; -1 until there is one, because SQLite gives a column of one row the type of its value.</summary>
    public required double MeasuredMs { get; init; }

    /// <summary>The mean duration of its jobs that finished without an interruption, in milliseconds; null until there is one.</summary>
    public double? MeanMs => MeasuredMs < 0 ? null : MeasuredMs;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last of its jobs ended so far; null until one has.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsActive => Waiting + Running > 0;

    public long Ended => Finished + Failed + Cancelled;

    /// <summary>The fraction that is done, 0 to 1.</summary>
    public double Progress => Math.Min(1, (Ended + RunningProgress) / Total);

    /// <summary>
    /// The time until its last job ends: what is left of the jobs, and of those before them, at the mean duration of its finished jobs,
    /// shared among the workers.
    /// </summary>
    /// <param name="workers">Jobs of the kind that run at once, at least 1.</param>
    /// <param name="expected">The expected duration of a job, as long as none of the batch has finished; null where it is not known.</param>
    /// <returns>Null for a batch that has ended, or where nothing was measured yet.</returns>
    public TimeSpan? Remaining(int workers, TimeSpan? expected) =>
        IsActive && (MeanMs is { } measured ? TimeSpan.FromMilliseconds(measured) : expected) is { } each
            ? each * ((Ahead + Waiting + Math.Max(0, Running - RunningProgress)) / Math.Clamp(Ahead + Waiting + Running, 1, workers))
            : null;
}
