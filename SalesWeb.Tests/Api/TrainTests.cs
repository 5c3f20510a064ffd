using System.Net;
using System.Text.Json;
using SalesWeb.Jobs;

namespace SalesWeb.Tests.Api;

public sealed class TrainTests(ApiApp app) : IClassFixture<ApiApp>
{
    private readonly HttpClient _http = app.Connect();

    [Fact]
    public async Task Training_is_queued_and_leads_to_a_run()
    {
        using var response = await _http.PostAsJsonAsync(
            "/api/train", new { categories = new[] { "Bread" }, experiment_name = "api" }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var id = body.GetProperty("jobs")[0].GetProperty("id").GetInt64();
        Assert.Equal($"/api/jobs/{id}", response.Headers.Location?.ToString());
        var ended = await app.End(id);
        Assert.Equal(JobStatus.Finished, ended.Status);
        var job = await Get($"/api/jobs/{id}");
        Assert.Equal("finished", job.GetProperty("status").GetString());
        Assert.Equal(ended.RunId, job.GetProperty("run_id").GetInt64());
    }

    [Fact]
    public async Task With_wait_it_answers_as_the_reference_system_does()
    {
        using var response = await _http.PostAsJsonAsync(
            "/api/train?wait=true", new { categories = new[] { "Bread" } }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("success", body.GetProperty("status").GetString());
        Assert.Equal("Training completed for Bread", body.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Train_all_queues_every_category()
    {
        using var response = await _http.PostAsync("/api/train_all?wait=true", content: null, TestContext.Current.CancellationToken);

        var body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("success", body.GetProperty("status").GetString());
        Assert.Equal(["Bread", "Cakes & <b>more</b>", "a/b"], body.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("title").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Train_all_takes_its_dataset_from_the_body()
    {
        using var response = await _http.PostAsJsonAsync("/api/train_all", new { dataset = "nope" }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task One_unknown_category_stops_all_and_the_known_ones_are_named()
    {
        var before = app.Jobs.Recent().Count;

        using var response = await _http.PostAsJsonAsync(
            "/api/train", new { categories = new[] { "Bread", "nope" } }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Contains("\"Bread\"", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, app.Jobs.Recent().Count);
    }

    [Fact]
    public async Task A_job_cancelled_twice_has_ended_already()
    {
        var job = app.Jobs.Enqueue("nobody-does-this", "title", "{}");

        using var first = await _http.DeleteAsync($"/api/jobs/{job.Id}", TestContext.Current.CancellationToken);
        using var second = await _http.DeleteAsync($"/api/jobs/{job.Id}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    [Fact]
    public async Task The_events_of_a_job_end_with_done()
    {
        var job = app.Jobs.Enqueue("nobody-does-this", "title", "{}");
        using var response = await _http.GetAsync(
            $"/api/jobs/{job.Id}/events", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Equal("retry: 2000", await reader.ReadLineAsync(TestContext.Current.CancellationToken));

        app.Jobs.Cancel(job.Id);
        var rest = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Contains("event: job\ndata: {", rest, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"killed\"", rest, StringComparison.Ordinal);
        Assert.EndsWith("event: done\ndata: done\n\n", rest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/jobs/999999")]
    [InlineData("/api/jobs/999999/events")]
    [InlineData("/api/jobs/abc")]
    [InlineData("/api/nothing")]
    public async Task What_is_not_there_is_a_problem(string address)
    {
        using var response = await _http.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Health_is_good() => Assert.Equal("ok", (await Get("/api/health")).GetProperty("status").GetString());

    [Fact]
    public async Task The_document_names_every_address()
    {
        var paths = (await Get("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();

        Assert.Equal(
            ["/api/backtest", "/api/champion", "/api/datasets", "/api/datasets/{dataset}", "/api/datasets/{dataset}/backtest",
             "/api/datasets/{dataset}/champion", "/api/datasets/{dataset}/forecast/{category}", "/api/datasets/{dataset}/leaderboard",
             "/api/datasets/{dataset}/predict", "/api/datasets/{dataset}/predict/{category}", "/api/datasets/{dataset}/train",
             "/api/datasets/{dataset}/train_all", "/api/forecast/{category}", "/api/health", "/api/jobs", "/api/jobs/batches/{id}", "/api/jobs/events", "/api/jobs/{id}",
             "/api/jobs/{id}/events", "/api/leaderboard", "/api/predict", "/api/predict/{category}", "/api/train", "/api/train_all"],
            paths.Order(StringComparer.Ordinal));
    }

    private async Task<JsonElement> Get(string address) => await _http.GetFromJsonAsync<JsonElement>(address, TestContext.Current.CancellationToken);
}
