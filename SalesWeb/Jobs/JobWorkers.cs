using System.Collections.Concurrent;

namespace SalesWeb.Jobs;

/// <summary>
/// Takes jobs from the queue and does them, each kind on as many threads of its own as it allows.
/// The table is the queue; signals only shorten the wait.
/// </summary>
public sealed class JobWorkers(IEnumerable<IJobKind> kinds, JobStore store, JobFeed feed, TimeProvider clock, ILogger<JobWorkers> log)
    : BackgroundService
{
    public const string Interrupted = "Interrupted: SalesWeb stopped while this was running. Start it again.";

    /// <summary>Crashes in a row after which a job is held to be their cause.</summary>
    private const int MostCrashes = 3;

    private static readonly string TooManyCrashes =
        $"SalesWeb was cut off {MostCrashes} times in a row while this was running, so it is not tried again. "
        + "Look in the log and at the memory of the machine, then start it again.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, CancellationTokenSource> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        SettleAbandoned();
        var workers = from kind in kinds
                      from _ in Enumerable.Range(0, kind.Workers)
                      select Task.Factory.StartNew(
                          () => Work(kind, stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll([.. workers, WatchForCancels(stoppingToken)]);
    }

    private void Work(IJobKind kind, CancellationToken stopping)
    {
        BackgroundPriority.Lower();
        using var subscription = feed.Subscribe();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (store.Take(kind.Name) is { } job)
                    Run(kind, job, stopping);
                else
                    WaitForWork(subscription, stopping);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The queue itself cannot be read or written; the worker lives on, because the disk may come back.
                log.LogError(e, "The queue of {Kind} jobs cannot be worked on", kind.Name);
                stopping.WaitHandle.WaitOne(Patience);
            }
        }
    }

    private static void WaitForWork(JobFeed.Subscription subscription, CancellationToken stopping)
    {
        // Another process may put a job into the table without a signal, hence the limit.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(Patience);
        try
        {
            while (subscription.Jobs.ReadAsync(limit.Token).AsTask().GetAwaiter().GetResult().Status != JobStatus.Queued)
            {
            }
        }
        catch (OperationCanceledException)
        {
            // Time to look at the table again, or to stop.
        }
    }

    private void Run(IJobKind kind, Job job, CancellationToken stopping)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _running[job.Id] = cancel;
        try
        {
            Note(job, Do(kind, job, cancel.Token, stopping), stopping);
        }
        finally
        {
            _running.TryRemove(job.Id, out _);
        }
    }

    /// <summary>Does the work, and clears up behind it where it ended short.</summary>
    /// <returns>What notes its end in the table.</returns>
    private Action Do(IJobKind kind, Job job, CancellationToken cancelled, CancellationToken stopping)
    {
        Action end;
        var context = new JobContext(job, store, clock, cancelled, stopping);
        try
        {
            var result = kind.Run(context);
            return () => store.Finish(job.Id, result);
        }
        catch (OperationCanceledException) when (context.IsInterrupted)
        {
            if (kind.CanResume)
                return () => store.Suspend(job.Id);
            end = () => store.Fail(job.Id, Interrupted);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            end = () => store.Kill(job.Id);
        }
        catch (UserErrorException e)
        {
            end = () => store.Fail(job.Id, $"{e.Message} {e.Remedy}");
        }
        catch (Exception e)
        {
            log.LogError(e, "Job {Job} ({Kind} {Title}) failed", job.Id, job.Kind, job.Title);
            end = () => store.Fail(job.Id, $"Something went wrong. The log says more under job {job.Id}.");
        }

        try
        {
            kind.Abandon(job);
        }
        catch (Exception e)
        {
            log.LogError(e, "What job {Job} ({Kind} {Title}) left behind could not be cleared away", job.Id, job.Kind, job.Title);
        }

        return end;
    }

    /// <summary>Notes the end of a job, however often it takes: one that stays "running" would never be run again.</summary>
    private void Note(Job job, Action end, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                end();
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The end of job {Job} ({Kind} {Title}) cannot be noted yet", job.Id, job.Kind, job.Title);
                if (stopping.WaitHandle.WaitOne(Patience))
                    return;
            }
        }
    }

    /// <summary>Passes on the wish to stop, whichever process it was spoken in.</summary>
    private async Task WatchForCancels(CancellationToken stopping)
    {
        using var subscription = feed.Subscribe();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                SettleAbandoned();
                EndCancelled();
                foreach (var (id, cancel) in _running)
                {
                    if (store.Find(id) is { CancelRequested: true })
                        await cancel.CancelAsync();
                }
            }
            catch (ObjectDisposedException)
            {
                // The job ended by itself just now.
            }
            catch (Exception e)
            {
                // Without this loop no job could be cancelled any more, so it outlives whatever goes wrong.
                log.LogError(e, "The wish to cancel a job could not be passed on");
            }

            await WaitForNews(subscription, stopping);
        }
    }

    /// <summary>
    /// Runs again or ends what a process that is no more was working on: at the start, and whenever another one dies. What someone had
    /// cancelled is over; what has been there at several crashes in a row may be their cause.
    /// </summary>
    private void SettleAbandoned()
    {
        foreach (var job in store.Abandoned())
        {
            var kind = KindOf(job);
            var (status, message) = (job, kind) switch
            {
                ({ CancelRequested: true }, _) => (JobStatus.Killed, "Cancelled"),
                (_, not { CanResume: true }) => (JobStatus.Failed, Interrupted),
                ({ Crashes: >= MostCrashes - 1 }, _) => (JobStatus.Failed, TooManyCrashes),
                _ => (JobStatus.Queued, "Resuming"),
            };
            if (store.Settle(job, status, message) is { IsActive: false } ended)
                kind?.Abandon(ended);
        }
    }

    /// <summary>Ends what was cancelled while it waited to be resumed.</summary>
    private void EndCancelled()
    {
        foreach (var job in store.Active().Where(job => job is { Status: JobStatus.Queued, CancelRequested: true }))
        {
            if (store.Kill(job.Id) is { } killed)
                KindOf(job)?.Abandon(killed);
        }
    }

    private IJobKind? KindOf(Job job) => kinds.FirstOrDefault(kind => kind.Name == job.Kind);

    /// <summary>Waits until something is said in this process; not for long, because a wish may stand in the table alone.</summary>
    private static async Task WaitForNews(JobFeed.Subscription subscription, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(Patience);
        try
        {
            await subscription.Jobs.WaitToReadAsync(limit.Token);
            while (subscription.Jobs.TryRead(out _))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // Time to look at the table again, or to stop.
        }
    }
}
