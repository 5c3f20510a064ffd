using System.Net;
using Dapper;
using SalesWeb.Jobs;
using SalesWeb.Storage;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Tests.Pages;

public sealed class TrainIndexTests : IDisposable
{
    private const string Start = "article form.stack";

    private readonly SalesWebApp _app = new();
    private readonly Visitor _visitor;

    public TrainIndexTests()
    {
        _visitor = new Visitor(_app);
        _app.Import(SalesFiles.Daily(60, "Bread", "Cakes", TrainedShop.Hostile));
    }

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Without_data_it_leads_to_the_import()
    {
        using var empty = new SalesWebApp();

        var page = await new Visitor(empty).Get("/train");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("/data", page.The(".message a").GetAttribute("href"));
    }

    [Fact]
    public async Task Every_category_can_be_ticked_whatever_its_name()
    {
        var page = await _visitor.Get("/train?dataset=shop");

        var values = page.Page.QuerySelectorAll("input[name=categories]").Select(box => box.GetAttribute("value")!);
        Assert.Equal(new[] { "Bread", "Cakes", TrainedShop.Hostile }.Order(StringComparer.Ordinal), values.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("<script>alert", page.Body);
    }

    [Fact]
    public async Task A_link_can_tick_a_category() => Assert.Equal(
        "Cakes", (await _visitor.Get("/train?categories=Cakes")).The("input[name=categories][checked]").GetAttribute("value"));

    [Fact]
    public async Task What_is_ticked_is_trained_in_the_experiment_named()
    {
        var answer = await _visitor.Submit(
            await _visitor.Get("/train?dataset=shop"), Start, fields: [("categories", "Cakes"), ("categories", TrainedShop.Hostile), ("experiment_name", " mine ")]);

        Assert.Equal((HttpStatusCode.Redirect, "/train?dataset=shop"), (answer.Status, Assert.Single(answer.Headers["Location"])));
        var jobs = _app.Jobs.Recent(TrainJob.KindName);
        Assert.Equal(new[] { "Cakes", TrainedShop.Hostile }.Order(StringComparer.Ordinal), jobs.Select(job => job.Title).Order(StringComparer.Ordinal));
        foreach (var job in jobs)
        {
            var ended = await _app.End(job.Id);
            Assert.Equal("mine", _app.Services.GetRequiredService<RunQuery>().Find(ended.RunId!.Value)!.Experiment);
        }
    }

    [Fact]
    public async Task All_means_all()
    {
        await _visitor.Submit(await _visitor.Get("/train?dataset=shop"), Start, fields: ("all", "true"));

        Assert.Equal(3, _app.Jobs.Recent(TrainJob.KindName).Count);
    }

    [Fact]
    public async Task Nothing_ticked_is_said_in_place_and_the_form_stays()
    {
        var page = await _visitor.Submit(await _visitor.Get("/train?dataset=shop"), Start, fields: ("experiment_name", "mine"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("No category is ticked.", page.The("#problem").TextContent);
        Assert.Equal("mine", page.The("input[name=experiment_name]").GetAttribute("value"));
        Assert.Empty(_app.Jobs.Recent(TrainJob.KindName));
    }

    [Fact]
    public async Task An_unknown_category_starts_nothing()
    {
        var page = await _visitor.Submit(await _visitor.Get("/train?dataset=shop"), Start, fields: [("categories", "Bread"), ("categories", "Coffee")]);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("\"Coffee\"", page.The("#problem").TextContent);
        Assert.Empty(_app.Jobs.Recent(TrainJob.KindName));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var client = _app.Connect();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("all", "true")]);

        using var answer = await client.PostAsync("/train", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(_app.Jobs.Recent(TrainJob.KindName));
    }

    [Theory]
    [InlineData("/train?dataset=elsewhere")]
    [InlineData("/train?handler=Card&id=999")]
    public async Task What_is_not_there_is_not_found(string url) => Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get(url)).Status);

    [Fact]
    public async Task Another_kind_of_job_has_no_card_here()
    {
        var import = _app.Jobs.Enqueue("something else", "file.csv", "{}");

        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get($"/train?handler=Card&id={import.Id}")).Status);
    }

    [Fact]
    public async Task A_card_that_has_ended_leads_to_its_run_and_its_forecast_and_listens_no_more()
    {
        var job = await Trained("Bread");

        var page = await _visitor.Get("/train?dataset=shop");
        var card = await _visitor.Get($"/train?handler=Card&id={job.Id}");

        Assert.False(page.The("#trainings").HasAttribute("sse-connect"));
        Assert.False(page.The($"#job-{job.Id}").HasAttribute("hx-get"));
        Assert.True(card.IsFragment);
        Assert.Equal([$"/runs/{job.RunId}", "/predict?dataset=shop&category=Bread"], card.Page.QuerySelectorAll("footer a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(3, card.Page.QuerySelectorAll("figure tbody tr").Length);
        Assert.Empty(page.Page.QuerySelectorAll("noscript meta"));
    }

    [Fact]
    public async Task A_category_has_one_card_that_of_its_newest_training()
    {
        await Trained("Bread");
        var newer = await Trained("Bread");

        Assert.Equal($"job-{newer.Id}", (await _visitor.Get("/train?dataset=shop")).The("#cards > article").Id);
    }

    [Fact]
    public async Task The_news_are_told_without_reading_losses()
    {
        await Trained("Bread");
        _app.Services.GetRequiredService<TrackingDatabase>().Value.Write((connection, transaction) =>
            connection.Execute("ALTER TABLE measurements RENAME TO elsewhere", transaction: transaction));

        Assert.Equal("1 of 1 trainings finished.", (await _visitor.GetByHtmx("/train?handler=News")).Body);
    }

    [Fact]
    public async Task A_failure_says_what_to_do()
    {
        _app.Import(SalesFiles.Daily(3, "Tea"), "tiny");
        var job = await Trained("Tea", "tiny");

        var card = await _visitor.Get($"/train?handler=Card&id={job.Id}");

        Assert.Equal(JobStatus.Failed, job.Status);
        Assert.Contains("Tea has 3 days", card.The(".message.bad").TextContent);
    }

    [Fact]
    public async Task A_cancel_that_comes_too_late_is_told_so()
    {
        var job = await Trained("Bread");
        var page = await Cancel(job.Id, byHtmx: false);
        var card = await Cancel(job.Id, byHtmx: true);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.Status, card.Status));
        Assert.Contains("It had ended already", page.The($"#job-{job.Id} p[role=status]").TextContent);
        Assert.Contains("It had ended already", card.The("p[role=status]").TextContent);
        Assert.True(card.IsFragment);
    }

    private async Task<Job> Trained(string category, string? dataset = null) =>
        await _app.End(_app.Services.GetRequiredService<TrainingQueue>().Enqueue(dataset, [category], experiment: null).Single().Id);

    /// <summary>Sends the form of a card that is out of date.</summary>
    private async Task<Visit> Cancel(long id, bool byHtmx)
    {
        var page = await _visitor.Get("/train?dataset=shop");
        page.The(Start).SetAttribute("action", $"/train?handler=Cancel&id={id}");
        return await _visitor.Submit(page, Start, byHtmx);
    }
}
