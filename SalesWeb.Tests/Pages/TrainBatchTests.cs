using System.Net;
using System.Text.Json;
using SalesWeb.Jobs;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Tests.Pages;

/// <summary>Many trainings at once: an estimate first, one card, one button to cancel them, and their list by pages.</summary>
public sealed class TrainBatchTests : IDisposable
{
    private const int Categories = 60;
    private const string Start = "article form.stack";

    private readonly ManyCategories _app = new();
    private readonly Visitor _visitor;

    public TrainBatchTests() => _visitor = new Visitor(_app);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Training_all_shows_an_estimate_first_and_starts_nothing()
    {
        var page = await _visitor.Submit(await _visitor.Get("/train?dataset=shop"), Start, fields: ("all", "true"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal($"Start {Categories} trainings?", page.The("#estimate-title").TextContent);
        Assert.Contains("not known yet", page.The("#estimate .facts").TextContent);
        Assert.Empty(_app.Jobs.Recent(TrainJob.KindName));
    }

    [Fact]
    public async Task The_estimate_is_made_of_measured_trainings_with_the_same_settings()
    {
        var runs = _app.Services.GetRequiredService<RunStore>();
        Measured(runs, "shop", seconds: 10);
        Measured(runs, "shop", seconds: 20);
        Measured(runs, "other", seconds: 1_000);
        Measured(runs, "shop", seconds: 1_000, maxEpochs: "7");

        var page = await _visitor.Submit(await _visitor.Get("/train?dataset=shop"), Start, fields: ("all", "true"));

        // 60 trainings of 15 s, one at a time.
        Assert.Contains("about 15 min 0 s", page.The("#estimate .facts").TextContent);
        Assert.Contains("Measured: 15 s for each training, the mean of the last 2 trainings", Spaces(page.The("#estimate").TextContent));
    }

    [Fact]
    public async Task Confirmed_it_starts_one_batch_with_one_card_that_cancels_all()
    {
        var batch = await StartAll();

        var page = await _visitor.Get("/train?dataset=shop");
        Assert.Equal($"{Categories} trainings of shop", page.The("article.batch h3").TextContent);
        Assert.Empty(page.Page.QuerySelectorAll("#cards > article"));
        Assert.Equal($"sse:batch-{batch} throttle:2s, sse:done, htmx:sseOpen from:#trainings", page.The("article.batch").GetAttribute("hx-trigger"));

        var answer = await _visitor.Submit(page, "article.batch form");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal([$"/train/batches/{batch}"], answer.Headers["Location"]);
        foreach (var job in _app.Jobs.InBatch(batch, null, Categories, 0))
            Assert.Equal(JobStatus.Killed, (await _app.End(job.Id)).Status);

        var ended = await _visitor.Get("/train?dataset=shop");
        Assert.Equal("Cancelled", ended.The("article.batch .badge").TextContent);
        Assert.Empty(ended.Page.QuerySelectorAll("article.batch form"));
    }

    [Fact]
    public async Task The_trainings_of_a_batch_are_listed_by_pages_and_by_status()
    {
        var batch = await StartAll();
        _app.Jobs.CancelBatch(batch);
        foreach (var job in _app.Jobs.InBatch(batch, null, Categories, 0))
            await _app.End(job.Id);

        var first = await _visitor.Get($"/train/batches/{batch}");
        var second = await _visitor.Get($"/train/batches/{batch}?page=2");

        Assert.Equal((50, 10), (first.Page.QuerySelectorAll("tbody tr").Length, second.Page.QuerySelectorAll("tbody tr").Length));
        Assert.Equal($"/train/batches/{batch}?page=2", first.The("a[rel=next]").GetAttribute("href"));
        Assert.Equal(50, (await _visitor.Get($"/train/batches/{batch}?status=killed")).Page.QuerySelectorAll("tbody tr").Length);
        Assert.Empty((await _visitor.Get($"/train/batches/{batch}?status=failed")).Page.QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get($"/train/batches/{batch}?page=3")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get("/train/batches/999999")).Status);
    }

    [Fact]
    public async Task Trainings_that_were_started_one_by_one_are_listed_by_pages()
    {
        foreach (var n in Enumerable.Range(1, 30))
            _app.Jobs.Cancel(_app.Services.GetRequiredService<TrainingQueue>().Enqueue("shop", [$"c{n:00}"], null).Single().Id);

        var first = await _visitor.Get("/train?dataset=shop");
        var second = await _visitor.Get("/train?dataset=shop&page=2");

        Assert.Equal((24, 6), (first.Page.QuerySelectorAll("#cards > article").Length, second.Page.QuerySelectorAll("#cards > article").Length));
        Assert.Equal("/train?dataset=shop&page=2", first.The("a[rel=next]").GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get("/train?dataset=shop&page=3")).Status);
    }

    [Fact]
    public async Task Over_HTTP_a_batch_has_a_number_counts_and_an_end()
    {
        using var http = _app.Connect();
        using var response = await http.PostAsJsonAsync("/api/train_all", new { dataset = "shop" }, TestContext.Current.CancellationToken);
        var batch = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("batch");
        var id = batch.GetProperty("id").GetInt64();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(Categories, batch.GetProperty("total").GetInt32());
        var page = await http.GetFromJsonAsync<JsonElement>("/api/jobs?kind=train&limit=25&offset=50", TestContext.Current.CancellationToken);
        Assert.Equal(10, page.GetArrayLength());
        Assert.Equal(id, page[0].GetProperty("batch_id").GetInt64());

        using var cancelled = await http.DeleteAsync($"/api/jobs/batches/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, cancelled.StatusCode);
        foreach (var job in _app.Jobs.InBatch(id, null, Categories, 0))
            await _app.End(job.Id);
        var ended = await http.GetFromJsonAsync<JsonElement>($"/api/jobs/batches/{id}", TestContext.Current.CancellationToken);
        Assert.Equal((0, Categories), (ended.GetProperty("waiting").GetInt32(), ended.GetProperty("cancelled").GetInt32()));
        using var unknown = await http.GetAsync("/api/jobs/batches/999999", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var refused = await http.GetAsync("/api/jobs?limit=0", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    private async Task<long> StartAll()
    {
        var estimate = await _visitor.Submit(await _visitor.Get("/train?dataset=shop"), Start, fields: ("all", "true"));
        var answer = await _visitor.Submit(estimate, "#estimate form");

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(["/train?dataset=shop"], answer.Headers["Location"]);
        return _app.Jobs.Recent(TrainJob.KindName).Select(job => job.BatchId!.Value).Distinct().Single();
    }

    private static void Measured(RunStore runs, string dataset, double seconds, string maxEpochs = "100000")
    {
        var id = runs.Start(new RunStart
        {
            Experiment = "sales-forecast",
            Name = "CNNLSTM-c01",
            Dataset = dataset,
            Category = "c01",
            Model = "CNNLSTM",
            Params = new Dictionary<string, string> { ["max_epochs"] = maxEpochs },
        });
        runs.Measure(id, 0, new Dictionary<string, double> { ["training_seconds"] = seconds });
        runs.Finish(id);
    }

    private static string Spaces(string text) => string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private sealed class ManyCategories : EndlessTraining
    {
        public ManyCategories() => Import(SalesFiles.Daily(60, [.. Enumerable.Range(1, Categories).Select(n => $"c{n:00}")]));
    }
}
