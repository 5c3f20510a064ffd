using Dapper;
using SalesWeb.Jobs;
using SalesWeb.Tests.Tracking;

namespace SalesWeb.Tests.Jobs;

public sealed class JobBatchTests : IDisposable
{
    private readonly TrackingFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly JobStore _jobs;

    public JobBatchTests() => _jobs = new JobStore(_folder.Database, new JobFeed(), _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Jobs_queued_together_share_the_number_of_the_first_and_a_single_one_is_no_batch()
    {
        var alone = Assert.Single(Queue(1));
        var together = Queue(3);

        Assert.Null(alone.BatchId);
        Assert.All(together, job => Assert.Equal(together[0].Id, job.BatchId));
        Assert.Equal(together[0].Id, _jobs.Get(together[0].Id).BatchId);
        Assert.Null(_jobs.FindBatch(alone.Id));
    }

    [Fact]
    public void A_batch_counts_its_jobs_by_status()
    {
        var jobs = Queue(6);
        _jobs.Take("work");
        _clock.Advance(TimeSpan.FromSeconds(30));
        _jobs.Finish(jobs[0].Id, "{}");
        _jobs.Take("work");
        _jobs.Fail(jobs[1].Id, "why");
        _jobs.Take("work");
        _jobs.Report(jobs[2].Id, 0.25, "a quarter");
        _jobs.Cancel(jobs[5].Id);

        var batch = _jobs.FindBatch(jobs[0].Id)!;

        Assert.Equal((6, 2, 1, 1, 1, 1), (batch.Total, batch.Waiting, batch.Running, batch.Finished, batch.Failed, batch.Cancelled));
        Assert.Equal(3.25 / 6, batch.Progress, 10);
        Assert.Equal(30_000, batch.MeanMs);
        // Two wait and three quarters of one are left, 30 s each, one at a time; with two workers half of that.
        Assert.Equal(TimeSpan.FromSeconds(82.5), batch.Remaining(workers: 1, expected: null));
        Assert.Equal(TimeSpan.FromSeconds(41.25), batch.Remaining(workers: 2, expected: null));
    }

    [Fact]
    public void Before_a_job_has_finished_the_time_left_is_as_expected_and_includes_the_jobs_ahead()
    {
        Queue(2);
        var batch = _jobs.FindBatch(Queue(10)[0].Id)!;

        Assert.Equal(2, batch.Ahead);
        Assert.Null(batch.Remaining(workers: 1, expected: null));
        Assert.Equal(TimeSpan.FromMinutes(12), batch.Remaining(workers: 1, expected: TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Cancelling_a_batch_ends_what_waits_asks_what_runs_and_leaves_other_jobs()
    {
        var other = Queue(2);
        foreach (var job in other)
            Finish(job.Id);
        var jobs = Queue(500);
        _jobs.Take("work");
        var later = Assert.Single(Queue(1));

        Assert.Equal(500, _jobs.CancelBatch(jobs[0].Id));

        var batch = _jobs.FindBatch(jobs[0].Id)!;
        Assert.Equal((499, 1, 1), (batch.Cancelled, batch.Running, batch.Stopping));
        Assert.True(_jobs.Get(jobs[0].Id).CancelRequested);
        Assert.Equal(JobStatus.Queued, _jobs.Get(later.Id).Status);
        Assert.Equal(2, _jobs.FindBatch(other[0].Id)!.Finished);
        _jobs.Kill(jobs[0].Id);
        Assert.Equal(0, _jobs.CancelBatch(jobs[0].Id));
    }

    [Fact]
    public void A_batch_is_cancelled_whose_jobs_have_got_differently_far()
    {
        var jobs = Queue(3);
        foreach (var progress in new[] { 0.5, 0.25 })
            _jobs.Report(_jobs.Take("work")!.Id, progress, "on its way");

        Assert.Equal(3, _jobs.CancelBatch(jobs[0].Id));

        Assert.Equal([0.5, 0.25, 0], jobs.Select(job => _jobs.Get(job.Id).Progress));
    }

    [Fact]
    public void Batches_that_are_not_done_come_first_whether_or_not_they_were_measured()
    {
        var measured = Queue(2);
        _jobs.Take("work");
        _clock.Advance(TimeSpan.FromSeconds(7));
        _jobs.Finish(measured[0].Id, "{}");
        _jobs.CancelBatch(measured[0].Id);
        var unmeasured = Queue(2);
        var small = Queue(1);

        var batches = _jobs.Batches("work", minJobs: 2, limit: 10);

        Assert.Equal([(unmeasured[0].Id, null), (measured[0].Id, 7_000.0)], batches.Select(batch => (batch.Id, batch.MeanMs)));
        Assert.Single(small);
        Assert.Empty(_jobs.Batches("work", minJobs: 3, limit: 10));
    }

    [Fact]
    public void Jobs_of_a_batch_and_jobs_of_a_kind_are_read_by_pages()
    {
        var jobs = Queue(120);
        _jobs.Cancel(jobs[7].Id);

        Assert.Equal(jobs.Skip(100).Select(job => job.Id), _jobs.InBatch(jobs[0].Id, null, 50, 100).Select(job => job.Id));
        Assert.Equal([jobs[7].Id], _jobs.InBatch(jobs[0].Id, JobStatus.Killed, 50, 0).Select(job => job.Id));
        var pages = Enumerable.Range(0, 3).SelectMany(page => _jobs.Recent("work", 50, 50 * page)).Select(job => job.Id).ToList();
        Assert.Equal(jobs.Select(job => job.Id), pages.Order());
        Assert.Equal(120, _jobs.Count("work"));
        Assert.Empty(_jobs.Recent("work", 50, maxBatch: 119));
    }

    [Fact]
    public void Jobs_and_batches_are_selected_by_their_dataset()
    {
        var north = _jobs.EnqueueAll("work", [("a", "{}"), ("b", "{}")], "north");
        var south = _jobs.EnqueueAll("work", [("a", "{}"), ("b", "{}")], "south");
        var none = _jobs.Enqueue("work", "c", "{}");

        Assert.Equal(north.Select(job => job.Id), _jobs.Recent(dataset: "north").Select(job => job.Id));
        Assert.Equal(south.Select(job => job.Id), _jobs.ActiveStates("work", "south").Select(job => job.Id));
        Assert.Equal([north[0].Id], _jobs.Batches("work", minJobs: 2, limit: 10, "north").Select(batch => batch.Id));
        Assert.Equal(["north", "south", null], new[] { north[0], south[0], none }.Select(job => _jobs.Get(job.Id).Dataset));
    }

    private IReadOnlyList<Job> Queue(int count) =>
        _jobs.EnqueueAll("work", [.. Enumerable.Range(1, count).Select(n => ($"job {n}", "{}"))]);

    private void Finish(long id)
    {
        using var connection = _folder.Database.Value.Open();
        connection.Execute("UPDATE jobs SET status = 'Finished' WHERE id = @id", new { id });
    }
}
