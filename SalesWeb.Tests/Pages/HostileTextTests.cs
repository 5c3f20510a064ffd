using System.Net;

namespace SalesWeb.Tests.Pages;

/// <summary>What someone who means ill wrote into names is text wherever it is shown, and harmless in every file that leaves.</summary>
public sealed class HostileTextTests(HostileShop shop) : IClassFixture<HostileShop>
{
    private static readonly string D = Uri.EscapeDataString(HostileShop.Dataset);

    /// <summary>Elements that only the names could have brought, and attributes that only they could have set.</summary>
    private const string Brought = "main img, main b, main script:not([src]), [onerror], [onfocus], [autofocus]";

    public static TheoryData<string> Pages =>
    [
        "/", "/?wait=true", "/?handler=Forecasts", "/?handler=Movers", "/explore", $"/explore?dataset={D}", "/train", $"/train?dataset={D}", "/predict",
        $"/predict?dataset={D}", "/leaderboard", $"/leaderboard?dataset={D}", "/data", $"/data/report?dataset={D}", $"/data/delete?dataset={D}", $"/data/quality?dataset={D}",
        "/experiments", "/runs/1",
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, HostileShop.Names.Length)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Names_are_text_on_every_page(string path)
    {
        var page = await new Visitor(shop).Get(path);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Page.QuerySelectorAll(Brought));
    }

    [Fact]
    public async Task What_was_refused_is_told_as_it_stands_in_the_file()
    {
        var report = await new Visitor(shop).Get($"/data/report?dataset={D}");
        var attention = (await new Visitor(shop).Get("/")).The("#attention").TextContent;

        Assert.All(HostileShop.Names.Where(name => name.Length < 40), name => Assert.Contains(Shown(name), Shown(report.Page.Body!.TextContent)));
        Assert.Contains($"{HostileShop.Names.Length} of 976 rows of {HostileShop.Dataset}.csv could not be read", attention);

        static string Shown(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Every_category_can_be_asked_for_by_its_address(int place)
    {
        var name = HostileShop.Names[place];
        var (visitor, address) = (new Visitor(shop), $"dataset={D}&category={Uri.EscapeDataString(name)}");
        foreach (var path in new[] { $"/explore?{address}", $"/predict?{address}", $"/leaderboard?{address}" })
        {
            var page = await visitor.Get(path);
            Assert.True(page.Status == HttpStatusCode.OK, $"{path} answered {page.Status}");
            Assert.Contains(name, page.Page.Body!.TextContent);
            Assert.Empty(page.Page.QuerySelectorAll(Brought));
        }
    }

    [Fact]
    public async Task Every_link_of_the_overview_leads_to_what_it_names()
    {
        var visitor = new Visitor(shop);
        var movers = (await visitor.Get("/?wait=true")).Page.QuerySelectorAll("#movers li a").Where(link => link.GetAttribute("href")!.Contains("category=")).ToList();

        Assert.Equal(10, movers.Count);
        foreach (var link in movers)
        {
            var page = await visitor.Get(link.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(link.TextContent, page.All("option[selected], h1, h2, figcaption strong").SelectMany(text => new[] { text, text.Replace(" by day", "") }));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task What_is_downloaded_of_a_category_runs_in_no_spreadsheet(int place)
    {
        var (visitor, name) = (new Visitor(shop), HostileShop.Names[place]);
        foreach (var path in new[] { "/explore", "/predict" })
        {
            var page = await visitor.Get($"{path}?dataset={D}&category={Uri.EscapeDataString(name)}");
            var links = page.Page.QuerySelectorAll("a[href*='Csv'], a[download]").Select(link => link.GetAttribute("href")!).Where(href => href.StartsWith('/')).Distinct().ToList();
            Assert.NotEmpty(links);
            foreach (var link in links)
                RunsNowhere(await visitor.Get(link), name);
        }
    }

    [Theory]
    [InlineData("/experiments?handler=Csv")]
    [InlineData("/runs/1?handler=Artifact&name=backtest.csv")]
    public async Task Nor_does_what_is_downloaded_of_all_runs_and_backtests(string path) => RunsNowhere(await new Visitor(shop).Get(path), name: null);

    /// <summary>Reads a file as spreadsheets do, by commas and by semicolons, and looks at how each cell begins.</summary>
    private static void RunsNowhere(Visit file, string? name)
    {
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.StartsWith("text/csv", Assert.Single(file.Headers["Content-Type"]));
        Assert.StartsWith("attachment;", Assert.Single(file.Headers["Content-Disposition"]));
        foreach (var separator in new[] { ',', ';' })
            Assert.DoesNotContain(Spreadsheet.Cells(file.Body, separator), Spreadsheet.IsFormula);
        if (name is not null)
            Assert.Contains(Spreadsheet.Cells(file.Body, ','), cell => cell.Replace("'", "") == name.Replace("'", ""));
    }
}
