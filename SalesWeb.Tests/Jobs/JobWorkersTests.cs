using System.Collections.Concurrent;
using System.Threading.Channels;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using SalesWeb.Jobs;
using SalesWeb.Tests.Tracking;

namespace SalesWeb.Tests.Jobs;

/// <summary>The queue at work, over a real database and real threads.</summary>
public sealed class JobWorkersTests : IAsyncDisposable
{
    private readonly TrackingFolder _folder = new();
    private readonly JobFeed _feed = new();
    private readonly JobStore _jobs;
    private readonly WorkKind _kind = new();
    private readonly JobWorkers _workers;

    public JobWorkersTests()
    {
        _jobs = new JobStore(_folder.Database, _feed, TimeProvider.System);
        _workers = new JobWorkers([_kind], _jobs, _feed, TimeProvider.System, NullLogger<JobWorkers>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _workers.StopAsync(CancellationToken.None);
        _workers.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_job_runs_to_its_end_and_leaves_its_result()
    {
        _kind.Work = context =>
        {
            context.Report(0.5, "half");
            return "{\"answer\":42}";
        };
        await _workers.StartAsync(TestContext.Current.CancellationToken);

        var job = await End(_jobs.Enqueue("work", "title", "{}").Id);

        Assert.Equal((JobStatus.Finished, 1.0, "{\"answer\":42}"), (job.Status, job.Progress, job.Result));
        Assert.Empty(_kind.Abandoned);
    }

    [Fact]
    public async Task A_job_queued_before_the_start_is_not_lost()
    {
        var queued = _jobs.Enqueue("work", "early", "{}");

        await _workers.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(JobStatus.Finished, (await End(queued.Id)).Status);
    }

    [Fact]
    public async Task A_running_job_that_is_cancelled_is_killed_and_abandoned()
    {
        using var begun = new ManualResetEventSlim();
        _kind.Work = context =>
        {
            begun.Set();
            context.Cancellation.WaitHandle.WaitOne();
            context.Cancellation.ThrowIfCancellationRequested();
            return "{}";
        };
        await _workers.StartAsync(TestContext.Current.CancellationToken);
        var job = _jobs.Enqueue("work", "long", "{}");
        begun.Wait(TestContext.Current.CancellationToken);

        Assert.NotNull(_jobs.Cancel(job.Id));
        var ended = await End(job.Id).WaitAsync(TimeLimit.Span, TestContext.Current.CancellationToken);

        Assert.Equal(JobStatus.Killed, ended.Status);
        await _workers.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([job.Id], _kind.Abandoned);
        Assert.Null(_jobs.Cancel(job.Id));
    }

    [Fact]
    public void A_waiting_job_that_is_cancelled_ends_at_once_and_only_once()
    {
        var job = _jobs.Enqueue("work", "waiting", "{}");

        Assert.Equal(JobStatus.Killed, _jobs.Cancel(job.Id)!.Status);
        Assert.Null(_jobs.Cancel(job.Id));
        Assert.Null(_jobs.Take("work"));
    }

    [Fact]
    public async Task What_the_user_can_put_right_is_told_in_its_words()
    {
        _kind.Work = _ => throw new UserErrorException("The series has 3 days.", "Add more.");
        await _workers.StartAsync(TestContext.Current.CancellationToken);

        var job = await End(_jobs.Enqueue("work", "short", "{}").Id);

        Assert.Equal((JobStatus.Failed, "The series has 3 days. Add more."), (job.Status, job.Message));
    }

    [Fact]
    public async Task A_bug_fails_the_job_without_leaking_and_the_next_job_runs()
    {
        _kind.Work = context => context.Job.Title == "bad" ? throw new InvalidOperationException("secret detail") : "{}";
        await _workers.StartAsync(TestContext.Current.CancellationToken);

        var bad = await End(_jobs.Enqueue("work", "bad", "{}").Id);
        var good = await End(_jobs.Enqueue("work", "good", "{}").Id);

        Assert.Equal(JobStatus.Failed, bad.Status);
        Assert.DoesNotContain("secret", bad.Message, StringComparison.Ordinal);
        Assert.Equal(JobStatus.Finished, good.Status);
    }

    [Fact]
    public async Task What_a_dead_process_was_working_on_fails_as_interrupted()
    {
        var job = _jobs.Enqueue("work", "cut", "{}");
        _jobs.Take("work");
        using (var connection = _folder.Database.Value.Open())
            Dapper.SqlMapper.Execute(connection, "UPDATE jobs SET owner = 'elsewhere/1/20200101000000'");

        await _workers.StartAsync(TestContext.Current.CancellationToken);

        var ended = await End(job.Id);
        Assert.Equal(JobStatus.Failed, ended.Status);
        Assert.Contains("Interrupted", ended.Message, StringComparison.Ordinal);
        await _workers.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([job.Id], _kind.Abandoned);
    }

    [Fact]
    public async Task Stopping_the_program_fails_what_runs_as_interrupted()
    {
        using var begun = new ManualResetEventSlim();
        _kind.Work = context =>
        {
            begun.Set();
            context.Cancellation.WaitHandle.WaitOne();
            throw new OperationCanceledException(context.Cancellation);
        };
        await _workers.StartAsync(TestContext.Current.CancellationToken);
        var job = _jobs.Enqueue("work", "long", "{}");
        begun.Wait(TestContext.Current.CancellationToken);

        await _workers.StopAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Interrupted", _jobs.Get(job.Id).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cleaning_up_is_repeated_until_it_succeeds()
    {
        _kind.Work = _ => throw new UserErrorException("The series has 3 days.", "Add more.");
        _kind.FailingCleanups = 2;
        await _workers.StartAsync(TestContext.Current.CancellationToken);

        var job = await End(_jobs.Enqueue("work", "short", "{}").Id);

        Assert.Equal(JobStatus.Failed, job.Status);
        await Clean();
        Assert.Equal([job.Id], _kind.Abandoned);
    }

    [Fact]
    public async Task Cleaning_up_that_failed_until_the_program_stopped_is_repeated_by_the_next_one()
    {
        _kind.Work = _ => throw new UserErrorException("The series has 3 days.", "Add more.");
        _kind.FailingCleanups = int.MaxValue;
        await _workers.StartAsync(TestContext.Current.CancellationToken);
        var job = await End(_jobs.Enqueue("work", "short", "{}").Id);
        await _workers.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(job.Id, Assert.Single(_jobs.ToCleanUp()).Id);

        _kind.FailingCleanups = 0;
        using var next = new JobWorkers([_kind], _jobs, _feed, TimeProvider.System, NullLogger<JobWorkers>.Instance);
        await next.StartAsync(TestContext.Current.CancellationToken);

        await Clean();
        Assert.Equal([job.Id], _kind.Abandoned);
        await next.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Interruption_and_cancellation_are_told_apart_without_reading_the_database()
    {
        var job = _jobs.Enqueue("work", "cut", "{}");
        using (var connection = _folder.Database.Value.Open())
            Dapper.SqlMapper.Execute(connection, "ALTER TABLE jobs RENAME TO unreadable");
        using var cancelled = new CancellationTokenSource();
        using var stopping = new CancellationTokenSource();
        using var context = new JobContext(job, _jobs, TimeProvider.System, cancelled.Token, stopping.Token);

        Assert.False(context.IsInterrupted);
        stopping.Cancel();
        Assert.True(context.IsInterrupted);
        Assert.True(context.Cancellation.IsCancellationRequested);
        cancelled.Cancel();
        Assert.False(context.IsInterrupted);
    }

    [Fact]
    public void A_job_cancelled_by_another_process_just_before_the_stop_is_killed()
    {
        var job = _jobs.Enqueue("work", "cut", "{}");
        _jobs.Take("work");
        _jobs.Cancel(job.Id);

        _jobs.Interrupt(job.Id, JobWorkers.Interrupted, needsCleanup: false);

        Assert.Equal((JobStatus.Killed, "Cancelled"), (_jobs.Get(job.Id).Status, _jobs.Get(job.Id).Message));
    }

    /// <summary>Waits until nothing is left to clean up.</summary>
    private async Task Clean()
    {
        using var subscription = _feed.Subscribe();
        while (_jobs.ToCleanUp().Count > 0)
            await subscription.NextOrTick(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_job_that_fails_after_a_request_to_cancel_ends_as_cancelled()
    {
        _kind.Work = context =>
        {
            _jobs.Cancel(context.Job.Id);
            throw new UserErrorException("The file was discarded.", "Upload it again.");
        };
        await _workers.StartAsync(TestContext.Current.CancellationToken);

        var job = await End(_jobs.Enqueue("work", "title", "{}").Id);

        Assert.Equal((JobStatus.Killed, "Cancelled"), (job.Status, job.Message));
    }

    /// <summary>Every loop tries once a second; the third failure of each is waited for, so that two could have been repeated.</summary>
    [Fact]
    public async Task A_queue_that_cannot_be_read_is_logged_once_and_goes_on_when_it_can()
    {
        var log = new RecordingLog();
        var clock = new CountingClock();
        using var workers = new JobWorkers([_kind], new JobStore(_folder.Database, _feed, clock), _feed, clock, log);
        Execute("ALTER TABLE jobs RENAME TO hidden");
        await workers.StartAsync(TestContext.Current.CancellationToken);
        await clock.Asked(3);

        Execute("ALTER TABLE hidden RENAME TO jobs");
        var job = await End(_jobs.Enqueue("work", "title", "{}").Id);

        Assert.Equal(JobStatus.Finished, job.Status);
        Assert.Single(log.Entries, entry => entry.StartsWith("The queue of work jobs cannot be read or written and is tried again", StringComparison.Ordinal));
        await workers.StopAsync(TestContext.Current.CancellationToken);
    }

    private void Execute(string sql)
    {
        using var connection = _folder.Database.Value.Open();
        connection.Execute(sql);
    }

    private async Task<Job> End(long id)
    {
        using var subscription = _feed.Subscribe();
        while (_jobs.Get(id) is { IsActive: true })
            await subscription.Jobs.ReadAsync(TestContext.Current.CancellationToken);
        return _jobs.Get(id);
    }

    private sealed class RecordingLog : ILogger<JobWorkers>
    {
        public ConcurrentQueue<string> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Enqueue(formatter(state, exception));
    }

    /// <summary>Counts how often a job was asked for: each time, the store asks for the time first.</summary>
    private sealed class CountingClock : TimeProvider
    {
        private readonly Channel<bool> _asked = Channel.CreateUnbounded<bool>();

        public override DateTimeOffset GetUtcNow()
        {
            _asked.Writer.TryWrite(true);
            return base.GetUtcNow();
        }

        public async Task Asked(int times)
        {
            for (var time = 0; time < times; time++)
                await _asked.Reader.ReadAsync(TestContext.Current.CancellationToken);
        }
    }
}
