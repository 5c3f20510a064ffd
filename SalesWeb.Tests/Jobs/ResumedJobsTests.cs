using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using SalesWeb.Jobs;
using SalesWeb.Tests.Tracking;

namespace SalesWeb.Tests.Jobs;

/// <summary>Jobs that go on after the end of the program, over a real database and real threads.</summary>
public sealed class ResumedJobsTests : IAsyncDisposable
{
    private readonly TrackingFolder _folder = new();
    private readonly JobFeed _feed = new();
    private readonly JobStore _jobs;
    private readonly WorkKind _kind = new() { CanResume = true };
    private readonly JobWorkers _workers;

    public ResumedJobsTests()
    {
        _jobs = new JobStore(_folder.Database, _feed, TimeProvider.System);
        _workers = Workers();
    }

    public async ValueTask DisposeAsync()
    {
        await _workers.StopAsync(CancellationToken.None);
        _workers.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_a_dead_process_was_working_on_runs_again_with_its_run_and_its_beginning()
    {
        var job = Crashed(times: 1);
        var seen = default(Job);
        _kind.Work = context =>
        {
            seen = context.Job;
            return "{}";
        };

        await _workers.StartAsync(TestContext.Current.CancellationToken);

        var ended = await End(job.Id);
        Assert.Equal((JobStatus.Finished, 2, 1), (ended.Status, ended.Attempts, ended.Crashes));
        Assert.Equal((job.RunId, "Resuming"), (seen!.RunId, seen.Message));
        Assert.Equal(job.StartedAt, ended.StartedAt);
        Assert.Empty(_kind.Abandoned);
    }

    [Fact]
    public async Task What_was_there_at_three_crashes_in_a_row_is_failed()
    {
        var job = Crashed(times: 3);
        _kind.Work = _ => throw new InvalidOperationException("It must not be run again.");

        await _workers.StartAsync(TestContext.Current.CancellationToken);

        var ended = await End(job.Id);
        Assert.Equal((JobStatus.Failed, 3), (ended.Status, ended.Crashes));
        Assert.Contains("3 times in a row", ended.Message, StringComparison.Ordinal);
        await _workers.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([job.Id], _kind.Abandoned);
    }

    [Fact]
    public async Task What_was_cancelled_before_the_crash_is_killed()
    {
        var job = Crashed(times: 1, thenCancel: true);

        await _workers.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(JobStatus.Killed, (await End(job.Id)).Status);
        await _workers.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([job.Id], _kind.Abandoned);
    }

    [Fact]
    public async Task Stopping_the_program_puts_it_back_and_the_next_program_goes_on()
    {
        using var begun = new ManualResetEventSlim();
        _kind.Work = context => UntilCancelled(context, begun);
        await _workers.StartAsync(TestContext.Current.CancellationToken);
        var job = _jobs.Enqueue("work", "long", "{}");
        begun.Wait(TestContext.Current.CancellationToken);

        await _workers.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal((JobStatus.Queued, "Resuming", 1, 0), (_jobs.Get(job.Id).Status, _jobs.Get(job.Id).Message, _jobs.Get(job.Id).Attempts, _jobs.Get(job.Id).Crashes));
        Assert.Empty(_kind.Abandoned);
        _kind.Work = context => $"{context.Job.Attempts}";
        using var next = Workers();
        await next.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal((JobStatus.Finished, "2"), ((await End(job.Id)).Status, _jobs.Get(job.Id).Result));
        await next.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_stop_in_good_order_forgets_earlier_crashes()
    {
        var job = Crashed(times: 2);
        _jobs.Settle(Assert.Single(_jobs.Abandoned()), JobStatus.Queued, "Resuming");
        _jobs.Take("work");

        _jobs.Suspend(job.Id);

        Assert.Equal((3, 0), (_jobs.Get(job.Id).Attempts, _jobs.Get(job.Id).Crashes));
    }

    [Fact]
    public async Task Cancelled_while_it_waits_to_be_resumed_it_is_killed_and_cleared_away()
    {
        using var begun = new ManualResetEventSlim();
        _kind.Work = context => UntilCancelled(context, begun);
        await _workers.StartAsync(TestContext.Current.CancellationToken);
        var busy = _jobs.Enqueue("work", "busy", "{}");
        begun.Wait(TestContext.Current.CancellationToken);
        var waiting = _jobs.Enqueue("work", "waiting", "{}");
        using (var connection = _folder.Database.Value.Open())
            connection.Execute("UPDATE jobs SET attempts = 1 WHERE id = @Id", new { waiting.Id });

        _jobs.Cancel(waiting.Id);

        Assert.Equal(JobStatus.Killed, (await End(waiting.Id)).Status);
        Assert.Equal(JobStatus.Running, _jobs.Get(busy.Id).Status);
        _jobs.Cancel(busy.Id);
        await End(busy.Id);
        await _workers.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([waiting.Id, busy.Id], _kind.Abandoned);
    }

    [Fact]
    public void Only_one_of_two_programs_settles_what_a_third_left()
    {
        Crashed(times: 1);
        var (mine, theirs) = (Assert.Single(_jobs.Abandoned()), Assert.Single(_jobs.Abandoned()));

        Assert.NotNull(_jobs.Settle(theirs, JobStatus.Queued, "Resuming"));
        Assert.Null(_jobs.Settle(mine, JobStatus.Queued, "Resuming"));
        _jobs.Take("work");
        Assert.Null(_jobs.Settle(mine, JobStatus.Queued, "Resuming"));
        Assert.Equal(JobStatus.Running, _jobs.Get(mine.Id).Status);
    }

    private static string UntilCancelled(JobContext context, ManualResetEventSlim begun)
    {
        begun.Set();
        context.Cancellation.WaitHandle.WaitOne();
        throw new OperationCanceledException(context.Cancellation);
    }

    /// <summary>A job whose process has died, and not for the first time; not yet noticed by anyone.</summary>
    private Job Crashed(int times, bool thenCancel = false)
    {
        var job = _jobs.Enqueue("work", "cut", "{}");
        for (var n = 1; n <= times; n++)
        {
            Assert.Equal(job.Id, _jobs.Take("work")!.Id);
            if (thenCancel)
                _jobs.Cancel(job.Id);
            using var connection = _folder.Database.Value.Open();
            connection.Execute("UPDATE jobs SET owner = 'elsewhere/1/20200101000000'");
            if (n < times)
                _jobs.Settle(Assert.Single(_jobs.Abandoned()), JobStatus.Queued, "Resuming");
        }

        return _jobs.Get(job.Id);
    }

    private JobWorkers Workers() => new([_kind], _jobs, _feed, TimeProvider.System, NullLogger<JobWorkers>.Instance);

    private async Task<Job> End(long id)
    {
        using var subscription = _feed.Subscribe();
        while (_jobs.Get(id) is { IsActive: true })
            await subscription.Jobs.ReadAsync(TestContext.Current.CancellationToken);
        return _jobs.Get(id);
    }
}
