namespace SalesWeb.Jobs;

/// <summary>A running job: its row in the queue, its cancellation, and the report of its progress.</summary>
public sealed class JobContext(
    Job job, JobStore store, TimeProvider clock, CancellationToken cancelled, CancellationToken stopping) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _either = CancellationTokenSource.CreateLinkedTokenSource(cancelled, stopping);
    private long _reportedAt = clock.GetTimestamp() - (clock.TimestampFrequency * 3600);

    public Job Job { get; } = job;

    /// <summary>Cancelled within a second after a user cancels the job, and when the program stops.</summary>
    public CancellationToken Cancellation => _either.Token;

    /// <summary>Whether the program stops and no user cancelled the job before. Reads memory only, so exception filters can ask it.</summary>
    public bool IsInterrupted => stopping.IsCancellationRequested && !cancelled.IsCancellationRequested;

    /// <summary>Records the progress. At most five reports a second are written, so callers need not limit themselves.</summary>
    /// <param name="progress">The fraction that is done, 0 to 1.</param>
    /// <param name="message">The same in words.</param>
    public void Report(double progress, string message)
    {
        if (clock.GetElapsedTime(_reportedAt) < Interval)
            return;
        _reportedAt = clock.GetTimestamp();
        store.Report(Job.Id, progress, message);
    }

    /// <summary>Records the run that this job writes to.</summary>
    public void Attach(long runId) => store.Attach(Job.Id, runId);

    public void Dispose() => _either.Dispose();
}
