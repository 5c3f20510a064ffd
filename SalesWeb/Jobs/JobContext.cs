namespace SalesWeb.Jobs;

/// <summary>What a running job sees of the queue: itself, the wish that it stop, and where to say how far it has got.</summary>
public sealed class JobContext(
    Job job, JobStore store, TimeProvider clock, CancellationToken cancellation, CancellationToken stopping)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private long _reportedAt = clock.GetTimestamp() - (clock.TimestampFrequency * 3600);

    public Job Job { get; } = job;

    /// <summary>Cancelled within a second of someone asking, or when the program stops.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Whether it is the program that stops, and not someone who cancelled this job.</summary>
    public bool IsInterrupted => stopping.IsCancellationRequested && store.Find(Job.Id) is not { CancelRequested: true };

    /// <summary>Says how far the job has got. Only five reports a second are kept, so report as often as you like.</summary>
    /// <param name="progress">The fraction that is done, 0 to 1.</param>
    /// <param name="message">The same in words.</param>
    public void Report(double progress, string message)
    {
        if (clock.GetElapsedTime(_reportedAt) < Interval)
            return;
        _reportedAt = clock.GetTimestamp();
        store.Report(Job.Id, progress, message);
    }

    /// <summary>Names the run in which this job records itself.</summary>
    public void Attach(long runId) => store.Attach(Job.Id, runId);
}
