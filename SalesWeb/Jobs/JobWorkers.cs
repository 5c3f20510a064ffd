using System.Collections.Concurrent;

namespace SalesWeb.Jobs;

/// <summary>
/// Takes jobs from the queue and runs them, each kind on its own number of threads.
/// The table is the queue; signals only shorten the wait.
/// </summary>
public sealed class JobWorkers(IEnumerable<IJobKind> kinds, JobStore store, JobFeed feed, TimeProvider clock, ILogger<JobWorkers> log)
    : BackgroundService
{
    public const string Interrupted = "Interrupted: SalesWeb stopped while this was running. Start it again.";

    /// <summary>Crashes in a row after which a job is taken to be their cause.</summary>
    private const int MaxCrashes = 3;

    private static readonly string TooManyCrashes =
        $"SalesWeb stopped unexpectedly {MaxCrashes} times in a row while this was running, so it is not tried again. "
        + "Check the log and the memory of the machine, then start it again.";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, CancellationTokenSource> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var workers = from kind in kinds
                      from _ in Enumerable.Range(0, kind.Workers)
                      select Task.Factory.StartNew(
                          () => Work(kind, stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll([.. workers, Watch(stoppingToken)]);
    }

    private void Work(IJobKind kind, CancellationToken stopping)
    {
        BackgroundPriority.Lower();
        using var subscription = feed.Subscribe();
        var problem = new RepeatedProblem(log, $"The queue of {kind.Name} jobs cannot be read or written");
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var job = store.Take(kind.Name);
                problem.Clear();
                if (job is not null)
                    Run(kind, job, stopping);
                else
                    WaitForWork(subscription, stopping);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The queue itself cannot be read or written. The worker goes on, because the disk may come back.
                problem.Log(e);
                stopping.WaitHandle.WaitOne(RetryAfter);
            }
        }
    }

    private static void WaitForWork(JobFeed.Subscription subscription, CancellationToken stopping)
    {
        try
        {
            while (subscription.NextOrTick(stopping).GetAwaiter().GetResult() is { Status: not JobStatus.Queued })
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
    }

    private void Run(IJobKind kind, Job job, CancellationToken stopping)
    {
        using var cancel = new CancellationTokenSource();
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

    /// <summary>Does the work, and removes what it left behind where it ended before it was done.</summary>
    /// <returns>The statement that records its end.</returns>
    private Action Do(IJobKind kind, Job job, CancellationToken cancelled, CancellationToken stopping)
    {
        Action<bool> end;
        using var context = new JobContext(job, store, clock, cancelled, stopping);
        try
        {
            var result = kind.Run(context);
            return () => store.Finish(job.Id, result);
        }
        catch (OperationCanceledException) when (context.IsInterrupted)
        {
            if (kind.CanResume)
                return () => store.Suspend(job.Id);
            end = needsCleanup => store.Interrupt(job.Id, Interrupted, needsCleanup);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            end = needsCleanup => store.Kill(job.Id, needsCleanup);
        }
        catch (UserErrorException e)
        {
            // What fails after a request to cancel, for example because its file was discarded, ends as cancelled.
            end = needsCleanup =>
            {
                if (store.Find(job.Id) is { CancelRequested: true })
                    store.Kill(job.Id, needsCleanup);
                else
                    store.Fail(job.Id, $"{e.Message} {e.Remedy}", needsCleanup);
            };
        }
        catch (Exception e)
        {
            log.LogError(e, "Job {Job} ({Kind} {Title}) failed", job.Id, job.Kind, job.Title);
            end = needsCleanup => store.Fail(job.Id, $"Something went wrong. The log has the details under job {job.Id}.", needsCleanup);
        }

        var isClean = TryAbandon(kind, job);
        return () => end(!isClean);
    }

    /// <summary>Records the end of a job, however many attempts it takes: one that stays "running" would never be run again.</summary>
    private void Note(Job job, Action end, CancellationToken stopping)
    {
        var problem = new RepeatedProblem(log, $"The end of job {job.Id} ({job.Kind} {job.Title}) cannot be recorded");
        while (true)
        {
            try
            {
                end();
                return;
            }
            catch (Exception e)
            {
                problem.Log(e);
                if (stopping.WaitHandle.WaitOne(RetryAfter))
                    return;
            }
        }
    }

    /// <summary>
    /// Every second: settles the jobs of processes that died, cancels what any process asked to cancel, and removes what unfinished jobs
    /// left behind. A request to cancel from this process is acted on at once.
    /// </summary>
    private async Task Watch(CancellationToken stopping)
    {
        using var subscription = feed.Subscribe();
        var settling = new RepeatedProblem(log, "The jobs of processes that ended cannot be settled");
        var cancelling = new RepeatedProblem(log, "Requests to cancel jobs cannot be passed on");
        var cleaning = new RepeatedProblem(log, "The remains of unfinished jobs cannot be removed");
        while (!stopping.IsCancellationRequested)
        {
            Try(SettleAbandoned, settling);
            bool isTick;
            do
            {
                Try(PassOnCancels, cancelling);
                Try(CleanUp, cleaning);
                isTick = await NextCancelOrTick(subscription, stopping);
            }
            while (!isTick);
        }
    }

    /// <summary>Without the loop that calls this no job could be cancelled any more, so it outlives every exception.</summary>
    private static void Try(Action action, RepeatedProblem problem)
    {
        try
        {
            action();
            problem.Clear();
        }
        catch (Exception e)
        {
            problem.Log(e);
        }
    }

    /// <returns>False after a request to cancel in this process, true when it is time to read the table, or to stop.</returns>
    private static async Task<bool> NextCancelOrTick(JobFeed.Subscription subscription, CancellationToken stopping)
    {
        try
        {
            while (await subscription.NextOrTick(stopping) is { } job)
            {
                if (job is { CancelRequested: true, IsActive: true })
                    return false;
            }
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }

        return true;
    }

    /// <summary>
    /// Queues again or ends the jobs whose process died, before this one started or since. A cancelled one ends as cancelled; one that was
    /// running at several crashes in a row fails, because it may be their cause.
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
                ({ Crashes: >= MaxCrashes - 1 }, _) => (JobStatus.Failed, TooManyCrashes),
                _ => (JobStatus.Queued, "Resuming"),
            };
            store.Settle(job, status, message);
        }
    }

    private void PassOnCancels()
    {
        foreach (var job in store.CancelRequests())
        {
            if (job.Status == JobStatus.Queued)
                store.Kill(job.Id, needsCleanup: true);
            else if (_running.TryGetValue(job.Id, out var cancel))
                Cancel(cancel);
        }
    }

    private static void Cancel(CancellationTokenSource cancel)
    {
        try
        {
            cancel.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The job ended by itself just now.
        }
    }

    /// <summary>Removes what unfinished jobs left behind; what fails is tried again a second later, also after a restart.</summary>
    private void CleanUp()
    {
        foreach (var job in store.ToCleanUp())
        {
            if (KindOf(job) is { } kind && TryAbandon(kind, job))
                store.CleanedUp(job.Id);
        }
    }

    private bool TryAbandon(IJobKind kind, Job job)
    {
        try
        {
            kind.Abandon(job);
            return true;
        }
        catch (Exception e)
        {
            log.LogError(e, "What job {Job} ({Kind} {Title}) left behind cannot be removed yet", job.Id, job.Kind, job.Title);
            return false;
        }
    }

    private IJobKind? KindOf(Job job) => kinds.FirstOrDefault(kind => kind.Name == job.Kind);

    /// <summary>Logs the problem of something that is tried again and again: once, until it changes or is over.</summary>
    private sealed class RepeatedProblem(ILogger log, string what)
    {
        private string? _last;

        public void Clear() => _last = null;

        public void Log(Exception error)
        {
            if (error.Message == _last)
                return;

            _last = error.Message;
            if (error is UserErrorException { Remedy: var remedy })
                log.LogError("{What} and is tried again: {Problem} {Remedy}", what, error.Message, remedy);
            else
                log.LogError(error, "{What} and is tried again", what);
        }
    }
}
