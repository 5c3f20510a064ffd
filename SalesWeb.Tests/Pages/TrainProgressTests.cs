using System.Net;
using SalesWeb.Jobs;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Tests.Pages;

public sealed class TrainProgressTests : IDisposable
{
    private readonly EndlessTraining _app = new();
    private readonly Visitor _visitor;

    public TrainProgressTests() => _visitor = new Visitor(_app);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task While_something_runs_the_page_listens_to_one_stream_and_reloads_itself_without_script()
    {
        var (running, waiting) = await Start();

        var page = await _visitor.Get("/train");

        Assert.Equal("/api/jobs/events?kind=train&dataset=shop", page.The("[sse-connect]").GetAttribute("sse-connect"));
        Assert.Equal("done", page.The("[sse-connect]").GetAttribute("sse-close"));
        Assert.NotNull(page.The("head noscript"));
        Assert.Equal([$"job-{running.Id}", $"job-{waiting.Id}"], page.Page.QuerySelectorAll("#cards > article").Select(card => card.Id!));
        foreach (var job in new[] { running, waiting })
        {
            var card = page.The($"#job-{job.Id}");
            Assert.StartsWith($"sse:job-{job.Id}, sse:done", card.GetAttribute("hx-trigger"));
            Assert.Equal(HttpStatusCode.OK, (await _visitor.GetByHtmx(card.GetAttribute("hx-get")!)).Status);
        }
    }

    [Fact]
    public async Task A_card_shows_how_far_its_training_has_got()
    {
        var (running, _) = await Start();

        var card = await _visitor.GetByHtmx($"/train?handler=Card&id={running.Id}");

        Assert.True(card.IsFragment);
        Assert.Matches(@"Epoch [\d,]+ of at most 100,000", card.Body);
        Assert.Equal(["Epoch", "Training loss", "Validation loss", "Elapsed"], card.All("dl.facts dt").Take(4));
        Assert.NotEmpty(card.Page.QuerySelectorAll("figure tbody tr"));
        Assert.Equal("true", card.The(".chart-plot").GetAttribute("hx-preserve"));
    }

    [Fact]
    public async Task Those_who_listen_hear_a_sentence()
    {
        await Start();

        var news = await _visitor.GetByHtmx("/train?handler=News");

        Assert.Matches(@"^0 of 2 trainings finished\. Bread: Epoch [\d,]+ of at most 100,000\.$", news.Body);
    }

    [Fact]
    public async Task Cancelling_keeps_what_was_measured()
    {
        var (running, waiting) = await Start();

        await _visitor.Submit(await _visitor.Get("/train"), $"#job-{waiting.Id} form");
        var answer = await _visitor.Submit(await _visitor.Get("/train"), $"#job-{running.Id} form");
        var ended = await _app.End(running.Id);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal((JobStatus.Killed, JobStatus.Killed), (ended.Status, _app.Jobs.Get(waiting.Id).Status));
        var runs = _app.Services.GetRequiredService<RunQuery>();
        Assert.Equal(RunStatus.Killed, runs.Find(ended.RunId!.Value)!.Status);
        Assert.NotEmpty(runs.History(ended.RunId.Value, "val_loss"));
        Assert.Contains("Cancelled", (await _visitor.Get("/train")).The($"#job-{running.Id}").TextContent);
    }

    [Fact]
    public async Task Htmx_gets_the_card_back_when_it_cancels()
    {
        var (_, waiting) = await Start();

        var card = await _visitor.Submit(await _visitor.Get("/train"), $"#job-{waiting.Id} form", byHtmx: true);

        Assert.True(card.IsFragment);
        Assert.Equal(["Cancelled"], card.All(".badge"));
        Assert.Contains("It never began.", card.Text);
        Assert.Empty(card.Page.QuerySelectorAll("form"));
    }

    /// <summary>Two trainings, of which the first is under way and the second waits for it.</summary>
    private async Task<(Job Running, Job Waiting)> Start()
    {
        var jobs = _app.Services.GetRequiredService<TrainingQueue>().Enqueue(dataset: null, ["Bread", "Cakes"], experiment: null);
        return (await _app.Progress(jobs[0].Id), jobs[1]);
    }
}
