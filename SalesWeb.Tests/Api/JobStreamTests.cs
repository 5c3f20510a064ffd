using System.Net;
using System.Text.Json;
using Dapper;
using SalesWeb.Jobs;
using SalesWeb.Storage;
using SalesWeb.Tests.Pages;

namespace SalesWeb.Tests.Api;

/// <summary>Requests that follow jobs: they see what other processes change, end when the server stops, and leave no timers behind.</summary>
public sealed class JobStreamTests : IDisposable
{
    private readonly TimedApp _app = new();
    private readonly HttpClient _http;

    public JobStreamTests() => _http = _app.Connect();

    public void Dispose()
    {
        _http.Dispose();
        _app.Dispose();
    }

    [Theory]
    [InlineData("/api/jobs/1/events")]
    [InlineData("/api/jobs/events?kind=nobody-does-this")]
    public async Task A_stream_ends_when_another_process_ends_the_job(string address)
    {
        _app.Jobs.Enqueue("nobody-does-this", "title", "{}");
        using var reader = await Follow(address);

        Execute("UPDATE jobs SET status = 'Finished', progress = 1");

        var rest = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("inished", rest, StringComparison.Ordinal);
        Assert.EndsWith("event: done\ndata: done\n\n", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_of_a_dataset_tells_nothing_of_others_and_ends_with_its_own_jobs()
    {
        var own = _app.Jobs.Enqueue("nobody-does-this", "title", "{}", "north");
        var other = _app.Jobs.Enqueue("nobody-does-this", "title", "{}", "south");
        using var reader = await Follow("/api/jobs/events?kind=nobody-does-this&dataset=north");

        _app.Jobs.Cancel(own.Id);

        var rest = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith("event: done\ndata: done\n\n", rest, StringComparison.Ordinal);
        Assert.DoesNotContain($"job-{other.Id}", rest, StringComparison.Ordinal);
        Assert.True(_app.Jobs.Get(other.Id).IsActive);
    }

    [Fact]
    public async Task A_stream_shows_the_progress_that_another_process_reports()
    {
        var job = _app.Jobs.Enqueue("nobody-does-this", "title", "{}");
        using var reader = await Follow($"/api/jobs/{job.Id}/events");

        Execute("UPDATE jobs SET status = 'Running', message = 'from elsewhere'");

        await Line(reader, "from elsewhere");
    }

    [Fact]
    public async Task A_stream_ends_when_the_server_stops()
    {
        // The services may be disposed of as soon as the server stops.
        var jobs = _app.Jobs;
        var job = jobs.Enqueue("nobody-does-this", "title", "{}");
        using var reader = await Follow($"/api/jobs/{job.Id}/events");

        _app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.DoesNotContain("done", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(jobs.Get(job.Id).IsActive);
    }

    [Fact]
    public async Task A_stream_keeps_one_timer_however_many_events_it_sends_and_none_after_its_end()
    {
        var job = _app.Jobs.Enqueue("nobody-does-this", "title", "{}");
        _app.Jobs.Take(job.Kind);
        using var reader = await Follow($"/api/jobs/{job.Id}/events");
        for (var n = 1; n <= 50; n++)
        {
            _app.Jobs.Report(job.Id, n / 100.0, $"step {n};");
            await Line(reader, $"step {n};");
        }

        Assert.InRange(_app.Clock.Heartbeats, 0, 1);
        _app.Jobs.Kill(job.Id);
        await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, _app.Clock.Heartbeats);
    }

    [Fact]
    public async Task A_waiting_request_sees_that_another_process_ended_the_training()
    {
        var (answer, _) = await StartEndlessTraining();

        Execute("UPDATE jobs SET status = 'Killed', message = 'Cancelled elsewhere'");

        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("failed", (await Json(response)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_waiting_request_is_answered_with_the_address_of_the_job_when_the_server_stops()
    {
        var (answer, job) = await StartEndlessTraining();

        _app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        using var response = await answer;
        Assert.Equal((HttpStatusCode.Accepted, $"/api/jobs/{job.Id}"), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.Equal("queued", (await Json(response)).GetProperty("status").GetString());
    }

    private async Task<(Task<HttpResponseMessage> Answer, Job Job)> StartEndlessTraining()
    {
        using var subscription = _app.Services.GetRequiredService<JobFeed>().Subscribe();
        var answer = _http.PostAsJsonAsync("/api/train?wait=true", new { categories = new[] { "Bread" } }, TestContext.Current.CancellationToken);
        Job job;
        do
            job = await subscription.Jobs.ReadAsync(TestContext.Current.CancellationToken);
        while (job.Progress == 0);
        return (answer, job);
    }

    private async Task<StreamReader> Follow(string address)
    {
        var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await Line(reader, "data:");
        return reader;
    }

    private static async Task Line(StreamReader reader, string part)
    {
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(part, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"The stream ended without \"{part}\".");
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>Changes the table without a signal in this process, as another process does.</summary>
    private void Execute(string sql)
    {
        using var connection = _app.Services.GetRequiredService<TrackingDatabase>().Value.Open();
        connection.Execute(sql);
    }

    private sealed class TimedApp : EndlessTraining
    {
        public CountingClock Clock { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock));
        }
    }

    /// <summary>The system's clock, which counts the timers of heartbeats that have not been disposed of.</summary>
    private sealed class CountingClock : TimeProvider
    {
        private int _heartbeats;

        public int Heartbeats => Volatile.Read(ref _heartbeats);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            return dueTime == TimeSpan.FromSeconds(15) ? new CountedTimer(timer, this) : timer;
        }

        private sealed class CountedTimer : ITimer
        {
            private readonly ITimer _timer;
            private readonly CountingClock _clock;
            private int _isDisposed;

            public CountedTimer(ITimer timer, CountingClock clock)
            {
                (_timer, _clock) = (timer, clock);
                Interlocked.Increment(ref clock._heartbeats);
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => _timer.Change(dueTime, period);

            public void Dispose()
            {
                _timer.Dispose();
                Count();
            }

            public ValueTask DisposeAsync()
            {
                Count();
                return _timer.DisposeAsync();
            }

            private void Count()
            {
                if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
                    Interlocked.Decrement(ref _clock._heartbeats);
            }
        }
    }
}
