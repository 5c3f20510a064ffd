using Microsoft.Extensions.Logging.Abstractions;
using SalesWeb.Jobs;
using SalesWeb.Settings;
using SalesWeb.Tests.Tracking;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Tests.Training;

public sealed class RetentionSweeperTests : IDisposable
{
    private readonly TrackingFolder _folder = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_removes_what_has_expired_after_the_start_and_once_a_day()
    {
        var jobs = new JobStore(_folder.Database, new JobFeed(), _clock);
        var retention = new Retention(
            _folder.Database, new ArtifactStore(_folder["artifacts"]), new SalesWebSettings { Retention = new RetentionSettings { JobsDays = 1 } }, _clock);
        var first = Ended(jobs);
        var second = Ended(jobs);
        Ended(jobs);
        _clock.Advance(TimeSpan.FromDays(2));
        using var sweeper = new RetentionSweeper(retention, _clock, NullLogger<RetentionSweeper>.Instance);
        await sweeper.StartAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(jobs.Find(first));

        await _clock.Fire(RetentionSweeper.FirstAfter, TestContext.Current.CancellationToken);
        await Until(() => jobs.Find(first) is null && jobs.Find(second) is null);

        var third = Ended(jobs);
        Ended(jobs);
        _clock.Advance(TimeSpan.FromDays(2));
        await _clock.Fire(TimeSpan.FromDays(1), TestContext.Current.CancellationToken);
        await Until(() => jobs.Find(third) is null);
        await sweeper.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_server_has_one()
    {
        using var app = new SalesWebApp();

        Assert.Single(app.Services.GetServices<IHostedService>().OfType<RetentionSweeper>());
    }

    private static long Ended(JobStore jobs)
    {
        var job = jobs.Enqueue("train", "Bread", "{}");
        jobs.Cancel(job.Id);
        return job.Id;
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
