using Dapper;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Storage;
using SalesWeb.Training.Forecasts;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Pages.Overview;

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

        var page = await new Visitor(shop).GetByHtmx("/?dataset=shop&handler=Forecasts");

        Assert.Equal("Bread", page.The("#outlook-0 figcaption strong").TextContent);
        var drawn = page.Page.QuerySelectorAll("#outlook-0 tbody tr").TakeLast(TrainedShop.Horizon).ToList();
        Assert.Equal(expected.Points.Select(point => $"{point.Date:yyyy-MM-dd}"), drawn.Select(row => row.Children[0].TextContent));
        Assert.Equal(expected.Points.Select(point => $"{point.Value:N2}"), drawn.Select(row => row.Children[2].TextContent));
    }

    [Fact]
    public async Task Without_data_it_says_where_to_begin()
    {
        using var empty = new SalesWebApp();

        Assert.Equal("/data", (await new Visitor(empty).Get("/")).The("#overview a").GetAttribute("href"));
    }

    [Fact]
    public async Task Without_data_a_file_that_waits_for_a_word_is_told_with_the_way_to_it()
    {
        using var empty = new SalesWebApp();
        var file = empty.Services.GetRequiredService<StagedFiles>().Add(new StagedFile { Path = "/x", FileName = "may.csv", Bytes = 1, Dataset = "shop" });

        var link = (await new Visitor(empty).Get("/")).The("#attention a");

        Assert.Equal(($"/data/import/{file.Id}", "Go on with it"), (link.GetAttribute("href"), link.TextContent));
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
    public async Task What_takes_longer_is_fetched_afterwards_and_then_stands_in_the_page()
    {
        using var app = new TrainedShop();
        var visitor = new Visitor(app);
        var first = await visitor.Get("/");
        var version = app.Services.GetRequiredService<DatasetStore>().Get("shop").Id;
        Assert.Equal([$"/?dataset=shop&version={version}&handler=Forecasts", $"/?dataset=shop&version={version}&handler=Movers"], first.Page.QuerySelectorAll("main [hx-trigger=load]").Select(one => one.GetAttribute("hx-get")));
        first.The("#now");
        first.The("#attention");

        foreach (var awaited in first.Page.QuerySelectorAll("main [hx-trigger=load]"))
            Assert.True((await visitor.GetByHtmx(awaited.GetAttribute("hx-get")!)).IsFragment);

        var second = await visitor.Get("/");
        Assert.Empty(second.Page.QuerySelectorAll("main [hx-trigger]"));
        second.The("#outlook-0");
    }

    [Fact]
    public async Task Without_a_script_all_of_it_is_there_at_once_for_whoever_asks()
    {
        using var app = new TrainedShop();
        var visitor = new Visitor(app);
        var before = await visitor.Get("/");
        var link = before.Page.QuerySelectorAll("#ahead noscript a, #movers noscript a").Select(one => one.GetAttribute("href")).Distinct();

        var page = await visitor.Get(Assert.Single(link)!);

        Assert.Empty(page.Page.QuerySelectorAll("main [hx-trigger]"));
        Assert.Contains($"<noscript><meta http-equiv=\"refresh\" content=\"0; url={link.Single()!.Replace("&", "&amp;")}\" /></noscript>", before.Body);
        page.The("#outlook-0");
        Assert.NotEmpty(page.Page.QuerySelectorAll("#movers ol"));
    }

    [Fact]
    public async Task A_forecast_that_could_not_be_made_is_there_once_it_can()
    {
        using var app = new TrainedShop();
        var visitor = new Visitor(app);
        var weights = Assert.Single(Directory.GetFiles(app.Data, "*.safetensors", SearchOption.AllDirectories));
        File.Move(weights, weights + ".away");
        var without = await visitor.Get("/?wait=true");
        Assert.Empty(without.Page.QuerySelectorAll("#outlook-0"));
        Assert.Contains("cannot be forecast now", without.The("#ahead .message").TextContent);

        File.Move(weights + ".away", weights);

        (await visitor.Get("/?wait=true")).The("#outlook-0");
    }

    /// <summary>56 days from 1 January: bread sells 100 a day and 130 in the last week, cakes 50 and 20, tea nothing but 7 on the last day.</summary>
    [Fact]
    public async Task Sales_now_and_movers_are_those_of_the_file()
    {
        using var app = new SalesWebApp();
        app.Import(string.Join('\n', [
            "date,category,amount",
            .. Enumerable.Range(0, 56).SelectMany(day => new[] { $"{Day(day)},Bread,{(day < 49 ? 100 : 130)}", $"{Day(day)},Cakes,{(day < 49 ? 50 : 20)}" }),
            $"{Day(55)},Tea,7",
        ]));

        var page = await new Visitor(app).Get("/?wait=true");

        // Seven days of 130 + 20 and tea against seven of 150; of 28 days all of 150, and tea, against 28 of 150.
        Assert.Equal(["1,057", "4,207"], page.All("#now .figure"));
        Assert.Equal(["+0.7 %", "+0.2 %"], page.All("#now li:first-child strong"));
        Assert.Equal(["No year before to compare with yet.", "No year before to compare with yet."], page.All("#now li:nth-child(2)"));
        Assert.Equal(["Bread", "Tea", "Cakes"], page.All("#movers li a"));
        Assert.Equal(["+210.00", "+7.00", "−210.00"], page.All("#movers li strong"));
        Assert.Equal("/explore?dataset=shop&category=Bread", page.Page.QuerySelector("#movers a")!.GetAttribute("href"));
        Assert.Contains("new, to 7.00", page.The("#movers").TextContent);

        static string Day(int index) => new DateOnly(2023, 1, 1).AddDays(index).ToString("yyyy-MM-dd");
    }

    /// <summary>One category of two items in two stores, of which one item and one store sell more in the second week.</summary>
    [Fact]
    public async Task Items_and_stores_move_apart_where_the_file_names_them()
    {
        using var app = new SalesWebApp();
        app.Import("date,category,item,store,amount\n" + string.Concat(Enumerable.Range(0, 14).SelectMany(day => new[]
        {
            $"{new DateOnly(2023, 1, 1).AddDays(day):yyyy-MM-dd},Bread,Rye,North,{(day < 7 ? 10 : 13)}\n",
            $"{new DateOnly(2023, 1, 1).AddDays(day):yyyy-MM-dd},Bread,Rolls,South,{(day < 7 ? 20 : 15)}\n",
        })));

        var page = await new Visitor(app).Get("/?wait=true");

        Assert.Equal(["Items", "Stores"], page.All("#movers h3"));
        Assert.Equal(
            [("Rye", "+21.00", "item=Rye"), ("Rolls", "−35.00", "item=Rolls"), ("North", "+21.00", "store=North"), ("South", "−35.00", "store=South")],
            page.Page.QuerySelectorAll("#movers li").Select(one => (one.Children[0].TextContent, one.Children[1].TextContent, one.Children[0].GetAttribute("href")!.Split('&')[1])));
    }

    [Fact]
    public async Task What_needs_attention_has_its_action_beside_it()
    {
        using var app = new SalesWebApp();
        app.Import(SalesFiles.Daily(30, "Bread") + "2023-02-30,Bread,1\n");

        var page = await new Visitor(app).Get("/");

        Assert.Equal(["/data/upload?dataset=shop", "/data/report?dataset=shop"], page.Page.QuerySelectorAll("#attention li a").Select(link => link.GetAttribute("href")));
        Assert.StartsWith("The last sale is of 30 Jan 2023", page.The("#attention li.urgent p").TextContent);
        Assert.StartsWith("1 of 31 rows of shop.csv", page.The("#attention li:not(.urgent) p").TextContent);
    }

    [Fact]
    public async Task Where_nothing_needs_attention_it_says_so()
    {
        using var app = new SalesWebApp();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        app.Import("date,category,amount\n" + string.Concat(Enumerable.Range(1, 20).Select(day => $"{today.AddDays(-day):yyyy-MM-dd},Bread,{day}\n")));

        Assert.StartsWith("All well.", (await new Visitor(app).Get("/")).The("#attention .message").TextContent.Trim());
    }

    [Fact]
    public async Task Categories_without_a_model_are_named_with_the_way_to_train_them()
    {
        var ahead = (await new Visitor(shop).GetByHtmx("/?dataset=shop&handler=Forecasts")).The("#ahead");

        Assert.Contains("1 of 3 categories", ahead.TextContent);
        Assert.Contains("Without a model: ", ahead.TextContent);
        Assert.Contains(TrainedShop.Hostile, ahead.TextContent);
        Assert.Contains(ahead.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/train?dataset=shop");
    }

    [Fact]
    public async Task A_fragment_of_data_that_is_gone_is_refused_in_words()
    {
        using var empty = new SalesWebApp();

        Assert.Contains("There is no data yet.", (await new Visitor(empty).GetByHtmx("/?dataset=shop&handler=Movers")).Body);
    }

    [Fact]
    public async Task The_jobs_that_run_are_told_without_looking_at_the_sales()
    {
        using var app = new TrainedShop();
        var job = app.Jobs.Enqueue("something else", "Bread", "{}");
        app.Services.GetRequiredService<SalesDatabase>().Value.Write((connection, transaction) =>
            connection.Execute("ALTER TABLE datasets RENAME TO elsewhere", transaction: transaction));

        var news = await new Visitor(app).GetByHtmx($"/?dataset=shop&handler=Active&jobs={job.Id}");

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
