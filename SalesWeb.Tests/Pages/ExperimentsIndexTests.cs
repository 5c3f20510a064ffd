using System.Net;
using SalesWeb.Tracking;

namespace SalesWeb.Tests.Pages;

public sealed class ExperimentsIndexTests : IDisposable
{
    private readonly SalesWebApp _app = new();
    private readonly Visitor _visitor;

    public ExperimentsIndexTests() => _visitor = new Visitor(_app);

    private RunStore Runs => _app.Services.GetRequiredService<RunStore>();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Without_runs_it_says_how_to_get_one()
    {
        var page = await _visitor.Get("/experiments");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("/train", page.The("#runs a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("wape", new[] { "good", "bad", "none" })]
    [InlineData("-wape", new[] { "bad", "good", "none" })]
    [InlineData("name", new[] { "bad", "good", "none" })]
    public async Task A_column_sorts_both_ways_and_what_is_absent_comes_last(string sort, string[] names)
    {
        Finished("bad", ("wape", 0.5));
        Finished("none", ("wape", double.NaN));
        Finished("good", ("wape", 0.1));

        var page = await _visitor.Get($"/experiments?sort={sort}");

        Assert.Equal(names, page.All("#runs tbody th"));
    }

    [Fact]
    public async Task The_head_of_the_sorted_column_says_so_and_turns_it_round()
    {
        Finished("one");

        var head = (await _visitor.Get("/experiments?sort=wape&status=Finished")).The("th[aria-sort]");

        Assert.Equal("ascending", head.GetAttribute("aria-sort"));
        Assert.Equal("/experiments?status=Finished&sort=-wape", head.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_choice_narrows_the_runs_down()
    {
        Finished("mine", "wanted", "Bread");
        Finished("other category", "wanted", "Cakes");
        Finished("other experiment", "else", "Bread");
        Runs.Start(new RunStart { Experiment = "wanted", Name = "still running", Category = "Bread" });

        var page = await _visitor.Get("/experiments?experiment=wanted&category=Bread&status=Finished");

        Assert.Equal(["mine"], page.All("#runs tbody th"));
        Assert.Equal("1 run", page.The("#runs h2").TextContent);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_loss()
    {
        for (var i = 0; i < 51; i++)
            Finished($"run {i}");

        var first = await _visitor.Get("/experiments");
        var second = await _visitor.Get(first.The("a[rel=next]").GetAttribute("href")!);

        Assert.Equal(50, first.All("#runs tbody th").Count);
        Assert.Equal(["run 0"], second.All("#runs tbody th"));
        Assert.Empty(second.Page.QuerySelectorAll("a[rel=next]"));
    }

    [Fact]
    public async Task The_file_has_every_run_of_the_choice_in_its_order()
    {
        for (var i = 0; i < 60; i++)
            Finished($"run {i}", ("wape", i / 100.0));
        Finished("left out", experiment: "else");

        var file = await _visitor.Get((await _visitor.Get("/experiments?experiment=default&sort=-wape")).The("a.download").GetAttribute("href")!);

        var lines = file.Body.Split("\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("run_id,experiment,name,category,dataset,status,started,duration,wape,mase,mae,rmse,skill", lines[0]);
        Assert.Equal(60, lines.Length - 1);
        Assert.Contains(",run 59,", lines[1]);
        Assert.Contains(",0.59,", lines[1]);
        Assert.StartsWith("text/csv", Assert.Single(file.Headers["Content-Type"]));
    }

    [Theory]
    [InlineData("sort=nonsense", "Runs cannot be sorted by")]
    [InlineData("page=0", "There is no page 0.")]
    [InlineData("page=-1", "There is no page -1.")]
    [InlineData("page=abc", "\"abc\" cannot be used as \"page\".")]
    [InlineData("status=sleeping", "\"sleeping\" cannot be used as \"status\".")]
    public async Task What_is_wrong_in_the_address_is_said_in_place(string query, string problem)
    {
        var page = await _visitor.Get($"/experiments?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(problem, page.The("#runs #problem").TextContent);
    }

    [Theory]
    [InlineData("status=sleeping")]
    [InlineData("page=abc")]
    public async Task A_file_that_cannot_be_made_says_why(string query) =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _visitor.Get($"/experiments?handler=Csv&{query}")).Status);

    [Fact]
    public async Task A_page_behind_the_last_is_not_there() =>
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get("/experiments?page=2")).Status);

    [Fact]
    public async Task Htmx_gets_the_table_alone()
    {
        Finished("one");

        var fragment = await _visitor.GetByHtmx("/experiments");

        Assert.True(fragment.IsFragment);
        Assert.Equal(["one"], fragment.All("#runs tbody th"));
        Assert.Contains("HX-Request", fragment.Headers["Vary"]);
    }

    [Fact]
    public async Task A_hostile_name_is_only_a_name()
    {
        Finished(TrainedShop.Hostile, TrainedShop.Hostile, TrainedShop.Hostile);

        var page = await _visitor.Get($"/experiments?experiment={Uri.EscapeDataString(TrainedShop.Hostile)}");

        Assert.Equal([TrainedShop.Hostile], page.All("#runs tbody th"));
        Assert.DoesNotContain("<script>alert", page.Body);
    }

    private void Finished(string name, params (string Key, double Value)[] metrics) => Finished(name, "default", "Bread", metrics);

    private void Finished(string name, string experiment, string category = "Bread", params (string Key, double Value)[] metrics)
    {
        var id = Runs.Start(new RunStart { Experiment = experiment, Name = name, Category = category, Dataset = "shop" });
        Runs.Measure(id, step: 0, metrics.ToDictionary(metric => metric.Key, metric => metric.Value));
        Runs.Finish(id);
    }
}
