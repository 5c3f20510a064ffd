using Dapper;
using SalesWeb.Import;
using SalesWeb.Storage;
using SalesWeb.Training;

namespace SalesWeb.Tests.Pages;

public sealed class OverviewIndexTests(TrainedShop shop) : IClassFixture<TrainedShop>
{
    [Fact]
    public async Task It_says_what_is_here()
    {
        var page = await new Visitor(shop).Get("/");

        Assert.Equal(["360", "3", "1 Jan 2023", "30 Apr 2023"], page.All("#overview > .stats dd").Take(4));
        Assert.Equal("CNNLSTM-Bread", page.The("tbody a[href='/runs/1']").TextContent);
    }

    [Fact]
    public async Task The_outlook_of_a_category_is_its_newest_forecast()
    {
        var expected = shop.Services.GetRequiredService<CategoryForecasts>().Newest(null, "Bread", null);

        var page = await new Visitor(shop).Get("/");

        Assert.Equal("Bread", page.The("#outlook-0 figcaption strong").TextContent);
        var drawn = page.Page.QuerySelectorAll("#outlook-0 tbody tr").TakeLast(TrainedShop.Horizon).ToList();
        Assert.Equal(expected.Points.Select(point => $"{point.Date:yyyy-MM-dd}"), drawn.Select(row => row.Children[0].TextContent));
        Assert.Equal(expected.Points.Select(point => SalesWeb.Web.Format.Number(point.Value)), drawn.Select(row => row.Children[2].TextContent));
    }

    [Fact]
    public async Task Without_data_it_says_where_to_begin()
    {
        using var empty = new SalesWebApp();

        Assert.Equal("/data", (await new Visitor(empty).Get("/")).The("#overview a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_first_file_that_cannot_be_imported_is_named_with_its_reason()
    {
        using var app = new SalesWebApp();
        var path = Path.Combine(Directory.CreateDirectory(app.Data).FullName, "broken.csv");
        File.WriteAllText(path, "");
        var job = app.Services.GetRequiredService<ImportQueue>().Enqueue(path, "broken.csv", "shop", ImportChoices.None);
        var failed = await app.End(job.Id);

        var page = await new Visitor(app).Get("/");

        Assert.Contains("broken.csv could not be imported.", page.The("[role=alert]").TextContent);
        Assert.Contains(failed.Message!, page.Text);
    }

    [Fact]
    public async Task While_nothing_runs_nothing_asks_again() =>
        Assert.Empty((await new Visitor(shop).Get("/")).Page.QuerySelectorAll("main [hx-trigger]"));

    [Fact]
    public async Task A_forecast_that_could_not_be_made_is_there_once_it_can()
    {
        using var app = new TrainedShop();
        var visitor = new Visitor(app);
        var weights = Assert.Single(Directory.GetFiles(app.Data, "*.safetensors", SearchOption.AllDirectories));
        File.Move(weights, weights + ".away");
        Assert.Empty((await visitor.Get("/")).Page.QuerySelectorAll("#outlook-0"));

        File.Move(weights + ".away", weights);

        (await visitor.Get("/")).The("#outlook-0");
    }

    [Fact]
    public async Task The_jobs_that_run_are_told_without_looking_at_the_sales()
    {
        using var app = new TrainedShop();
        var job = app.Jobs.Enqueue("something else", "Bread", "{}");
        app.Services.GetRequiredService<SalesDatabase>().Value.Write((connection, transaction) =>
            connection.Execute("ALTER TABLE datasets RENAME TO elsewhere", transaction: transaction));

        var news = await new Visitor(app).GetByHtmx($"/?handler=Active&jobs={job.Id}");

        Assert.Equal("Waiting", news.The($"#active-{job.Id} .badge").TextContent);
    }

    [Fact]
    public async Task When_other_jobs_run_than_before_the_whole_overview_comes()
    {
        var news = await new Visitor(shop).GetByHtmx("/?handler=Active&jobs=99");

        Assert.Equal("#overview", Assert.Single(news.Headers["HX-Retarget"]));
        news.The("#overview");
    }
}
