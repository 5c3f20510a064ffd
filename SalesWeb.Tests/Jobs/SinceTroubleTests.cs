using SalesWeb.Jobs;
using SalesWeb.Tests.Tracking;

namespace SalesWeb.Tests.Jobs;

public sealed class SinceTroubleTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2024, 3, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly TrackingFolder _folder = new();
    private readonly JobStore _jobs;

    public SinceTroubleTests() => _jobs = new JobStore(_folder.Database, new JobFeed(), new SetClock(Now));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_trouble_there_is_nothing_to_look_through()
    {
        _jobs.Finish(Begin("a"), "{}");
        _jobs.Enqueue("work", "b", "{}");

        Assert.Empty(_jobs.SinceTrouble(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void From_the_first_trouble_on_every_job_is_there_in_order()
    {
        _jobs.Finish(Begin("before"), "{}");
        _jobs.Fail(Begin("failed"), "why");
        _jobs.Finish(Begin("done"), "{}");
        _jobs.Kill(Begin("killed"));
        _jobs.Enqueue("work", "waits", "{}");

        Assert.Equal(["failed", "done", "killed", "waits"], _jobs.SinceTrouble(Now).Select(job => job.Title));
        Assert.Empty(_jobs.SinceTrouble(Now.AddMinutes(1)));
        Assert.All(_jobs.SinceTrouble(Now), job => Assert.Equal((null, "{}"), (job.Result, job.Payload)));
    }

    private long Begin(string title)
    {
        _jobs.Enqueue("work", title, "{}");
        return _jobs.Take("work")!.Id;
    }
}
