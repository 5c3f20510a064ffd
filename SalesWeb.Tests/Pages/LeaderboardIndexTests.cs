using System.Net;
using SalesWeb.Jobs;
using SalesWeb.Tests.Training.Champions;
using SalesWeb.Training.Champions;

namespace SalesWeb.Tests.Pages;

public sealed class LeaderboardIndexTests : IClassFixture<ComparedShop>
{
    private const string Start = "main article form.stack";

    private readonly ComparedShop _shop;
    private readonly Visitor _visitor;

    public LeaderboardIndexTests(ComparedShop shop) => (_shop, _visitor) = (shop, new Visitor(shop));

    [Fact]
    public async Task The_models_stand_in_their_order_with_their_figures_and_the_way_to_every_forecast()
    {
        var page = await _visitor.Get("/leaderboard");

        Assert.Equal(_shop.Report.All.Leaderboard.Select(score => score.Model), page.All("#scores tbody th").Select(cell => cell.Split('\n')[0].Trim()));
        Assert.Contains("3 windows of 7 days", page.Text, StringComparison.Ordinal);
        Assert.Contains("data until 30 May 2023", page.Text, StringComparison.Ordinal);
        var file = await _visitor.Get(page.The("a.download").GetAttribute("href")!);
        Assert.StartsWith("unique_id,ds,cutoff,y,SeasonalNaive,SeasonalNaive-mean,SeasonalNaive-lo-80", file.Body, StringComparison.Ordinal);
        Assert.Equal(["a/b", "Bread"], page.All("#champions tbody th").Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Seasonal_naive_is_called_no_better_than_itself()
    {
        var page = await _visitor.Get("/leaderboard?dataset=shop&category=Bread");

        var row = page.Page.QuerySelectorAll("#scores tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim().StartsWith("SeasonalNaive", StringComparison.Ordinal));
        Assert.Equal("no better than last week's number", row.QuerySelectorAll("td")[2].TextContent.Trim());
    }

    [Fact]
    public async Task The_charts_are_of_every_step_and_every_window()
    {
        var page = await _visitor.Get("/leaderboard?dataset=shop&category=Bread");

        Assert.Equal(7, page.Page.QuerySelectorAll("#by-step tbody tr").Length);
        Assert.Equal(["2023-05-09", "2023-05-16", "2023-05-23"], page.All("#by-window tbody th"));
        Assert.Equal(
            100 * _shop.Report.Find("Bread")!.Steps[_shop.Report.Find("Bread")!.Leaderboard[0].Model][0],
            double.Parse(page.Page.QuerySelector("#by-step tbody td")!.GetAttribute("data-value")!), 9);
    }

    [Fact]
    public async Task The_fragment_alone_comes_for_htmx()
    {
        var fragment = await _visitor.GetByHtmx("/leaderboard?dataset=shop&category=Bread");

        Assert.True(fragment.IsFragment);
        Assert.NotNull(fragment.The("#leaderboard"));
    }

    [Fact]
    public async Task Someone_makes_another_model_champion_and_it_answers()
    {
        using var shop = new ComparedShop();
        var visitor = new Visitor(shop);
        var other = shop.Services.GetRequiredService<ChampionRegister>().Find("shop", "Bread")!.Model == "Ensemble" ? "SeasonalNaive" : "Ensemble";
        var page = await visitor.Get("/leaderboard?dataset=shop&category=Bread");

        var answer = await visitor.Submit(page, "#scores form");
        var after = await visitor.Get("/leaderboard?dataset=shop&category=Bread");
        await shop.End(shop.Jobs.Recent(PreparationQueue.KindName).Max(job => job.Id));
        var predict = await visitor.Get("/predict?category=Bread");

        Assert.Equal((HttpStatusCode.Redirect, "/leaderboard?dataset=shop&category=Bread"), (answer.Status, answer.Headers["Location"].Single()));
        Assert.Contains($"{other} is the champion of Bread, because someone chose it.", string.Join(' ', after.The("#champion").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(other, predict.The("#standing a").TextContent);
    }

    [Fact]
    public async Task A_preview_names_the_cut_offs_and_starts_nothing()
    {
        var page = await _visitor.Submit(await _visitor.Get("/leaderboard"), Start, false, ("act", "preview"), ("windows", "2"), ("models", "SeasonalNaive"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Scored from the ends of 16 May 2023, 23 May 2023.", page.The("#preview").TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.The("input[name=windows]").GetAttribute("value"));
        Assert.Empty(_shop.Jobs.Active(BacktestJob.KindName));
    }

    [Theory]
    [InlineData("windows", "many", "is not a whole number")]
    [InlineData("windows", "99", "at most 19 windows")]
    [InlineData("horizon", "0", "horizon is 0")]
    [InlineData("models", "Prophet", "There is no model")]
    public async Task What_cannot_be_is_told_in_place(string field, string value, string told)
    {
        var page = await _visitor.Submit(await _visitor.Get("/leaderboard"), Start, false, (field, value));

        Assert.True((int)page.Status is 404 or 422, $"{page.Status}");
        Assert.Contains(told, page.The("#problem").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.The(Start));
        Assert.NotNull(page.The("#scores"));
    }

    [Fact]
    public async Task A_leak_check_is_a_job_that_tells_what_it_found()
    {
        var answer = await _visitor.Submit(await _visitor.Get("/leaderboard"), Start, false, ("act", "leaks"), ("models", "SeasonalNaive"));
        var job = await _shop.End(_shop.Jobs.Recent(BacktestJob.KindName, 1).Single().Id);
        var page = await _visitor.Get("/leaderboard");

        Assert.Equal((HttpStatusCode.Redirect, JobStatus.Finished), (answer.Status, job.Status));
        Assert.Contains("Nobody looks ahead", page.The("#finding").TextContent, StringComparison.Ordinal);
        Assert.Equal($"Leak check of {job.Title}", page.The($"#job-{job.Id}-title").TextContent);
    }

    [Fact]
    public async Task A_running_backtest_is_followed_and_can_be_cancelled_without_a_script()
    {
        using var busy = new EndlessTraining();
        var visitor = new Visitor(busy);
        var started = await visitor.Submit(await visitor.Get("/leaderboard"), Start, false, ("models", "CNNLSTM"), ("windows", "1"));
        var job = busy.Jobs.Active(BacktestJob.KindName).Single();
        var page = await visitor.Get("/leaderboard");

        Assert.Equal(HttpStatusCode.Redirect, started.Status);
        Assert.Equal("/api/jobs/events?kind=backtest", page.The("#backtest").GetAttribute("sse-connect"));
        Assert.NotNull(page.The("noscript meta"));
        Assert.True((await visitor.GetByHtmx($"/leaderboard?handler=Card&id={job.Id}")).IsFragment);
        await visitor.Submit(page, $"#job-{job.Id} form");
        Assert.Equal(JobStatus.Killed, (await busy.End(job.Id)).Status);
    }

    [Theory]
    [InlineData("/leaderboard?dataset=nope")]
    [InlineData("/leaderboard?category=Milk")]
    [InlineData("/leaderboard?handler=Card&id=99999")]
    public async Task What_is_not_there_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get(address)).Status);

    [Fact]
    public async Task The_run_of_a_backtest_shows_the_best_model_beside_seasonal_naive()
    {
        var page = await _visitor.Get($"/runs/{_shop.Run.Id}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("over 3 windows", page.Text, StringComparison.Ordinal);
        Assert.Contains("Best model", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Best epoch", page.Text, StringComparison.Ordinal);
    }
}
