using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using SalesWeb.Datasets;

namespace SalesWeb.Tests.Pages;

/// <summary>A page shows the dataset that its address names, whatever others import or choose meanwhile.</summary>
public sealed class DatasetAddressTests : IDisposable
{
    private static readonly string[] PagePaths = ["/", "/explore", "/train", "/leaderboard", "/predict", "/data/quality", "/data/report"];

    private readonly SalesWebApp _app = new();

    public DatasetAddressTests()
    {
        _app.Import(SalesFiles.Daily(60, "Apricot", "Almond"), "first");
        _app.Import(SalesFiles.Daily(60, "Banana", "Blueberry"), "second");
    }

    private DatasetStore Datasets => _app.Services.GetRequiredService<DatasetStore>();

    public void Dispose() => _app.Dispose();

    public static TheoryData<string> Pages => [.. PagePaths];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task An_address_without_a_dataset_leads_to_the_default_one_and_keeps_the_rest(string page)
    {
        using var client = _app.Connect(followsRedirects: false);

        var answer = await client.GetAsync($"{page}?category=A%26B&dataset=", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Redirect, $"{page}?category=A%26B&dataset=first"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task An_address_without_a_dataset_leads_to_the_one_this_browser_looked_at_last()
    {
        using var mine = _app.Connect();
        using var other = _app.Connect();

        await mine.GetAsync("/explore?dataset=second", TestContext.Current.CancellationToken);
        await other.GetAsync("/explore?dataset=first", TestContext.Current.CancellationToken);

        Assert.EndsWith("/predict?dataset=second", await Landing(mine));
        Assert.EndsWith("/predict?dataset=first", await Landing(other));

        Datasets.Delete("second");
        Assert.EndsWith("/predict?dataset=first", await Landing(mine));

        async Task<string> Landing(HttpClient client) =>
            (await client.GetAsync("/predict", TestContext.Current.CancellationToken)).RequestMessage!.RequestUri!.ToString();
    }

    [Theory]
    [InlineData("datasets=%25%25%25,%00,nothing,%E2%80%A8")]
    [InlineData("datasets=\"><script>")]
    public async Task A_forged_cookie_does_no_harm(string cookie)
    {
        using var client = _app.Connect();
        client.DefaultRequestHeaders.Add("Cookie", cookie);

        var answer = await client.GetAsync("/train", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith("/train?dataset=first", answer.RequestMessage!.RequestUri!.ToString());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_link_and_form_of_a_page_keeps_its_dataset(string page)
    {
        var visit = await new Visitor(_app).Get($"{page}?dataset=second");

        Assert.Equal(HttpStatusCode.OK, visit.Status);
        Assert.Contains("second", visit.The("main").TextContent);
        var addresses = visit.Page.QuerySelectorAll("[href], [action], [hx-get], [hx-post]")
            .Where(element => element.Closest("nav.dataset") is null)
            .SelectMany(element => new[] { "href", "action", "hx-get", "hx-post" }.Select(name => (Element: element, Address: element.GetAttribute(name))))
            .Where(link => link.Address is ['/', ..] && PagePaths.Contains(link.Address.Split('?', '#')[0]))
            .ToList();
        Assert.NotEmpty(addresses);
        Assert.All(addresses, link => Assert.True(
            link.Address!.Contains("dataset=second", StringComparison.Ordinal)
            || link.Element.Closest("form")?.QuerySelector("input[name=dataset]")?.GetAttribute("value") == "second"
            || link.Element.Closest("form")?.QuerySelector("input[name=query]")?.GetAttribute("value")?.Contains("dataset=second", StringComparison.Ordinal) == true,
            $"{link.Element.OuterHtml} loses the dataset."));
    }

    [Fact]
    public async Task A_dataset_that_does_not_exist_is_404_on_every_page()
    {
        foreach (var page in PagePaths)
        {
            var visit = await new Visitor(_app).Get($"{page}?dataset=gone");
            Assert.Equal((page, HttpStatusCode.NotFound), (page, visit.Status));
        }
    }

    [Fact]
    public async Task The_navigation_switches_the_dataset_and_searches_all()
    {
        var visitor = new Visitor(_app);

        var page = await visitor.Get("/explore?dataset=second");
        Assert.Equal("second", page.The("nav.dataset summary .name").TextContent);
        Assert.Equal(["/explore?dataset=first"], page.Page.QuerySelectorAll("nav.dataset li a").Select(link => link.GetAttribute("href")));

        var found = await visitor.Get("/data/choose?find=FIR&to=/train");
        Assert.Equal(["/train?dataset=first"], found.Page.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href")));
        var elsewhere = await visitor.Get("/data/choose?find=first&to=https://evil.example/");
        Assert.Equal("/?dataset=first", elsewhere.The("main li a").GetAttribute("href"));
        Assert.Contains("No dataset matches", (await visitor.Get("/data/choose?find=%25")).Text);
        Assert.True((await visitor.GetByHtmx("/data/choose?handler=List&find=s&to=/explore")).IsFragment);
    }

    /// <summary>
    /// Two readers of two datasets, while a third dataset is imported again and again and the default dataset changes. All have the same
    /// category; a day sells 1,013 in north, 3,019 in south and 5,009 in the third.
    /// </summary>
    [Fact]
    public async Task No_page_shows_numbers_of_another_dataset_while_others_import_and_switch()
    {
        string[] fragments =
        [
            "/?wait=true&", "/?handler=Movers&", "/?handler=Forecasts&", "/?handler=Active&", "/explore?", "/explore?handler=Parts&", "/explore?handler=Csv&",
            "/explore?handler=Numbers&", "/train?", "/train?handler=News&", "/leaderboard?", "/predict?", "/data/quality?", "/data/report?",
        ];
        _app.Import(Constant(1013, days: 60), "north");
        _app.Import(Constant(3019, days: 60), "south");
        var failures = new ConcurrentBag<string>();
        var own = new ConcurrentDictionary<string, int>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var import = Task.Run(() =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                _app.Import(Constant(5009, days: 20 + (n % 20)), "third");
                Datasets.MakeDefault(n % 2 == 0 ? "north" : "third");
            }
        }, stop.Token);

        await Task.WhenAll(Read("north", "1,?013", "3,?019|5,?009"), Read("south", "3,?019", "1,?013|5,?009"));
        await stop.CancelAsync();
        await import;

        Assert.Empty(failures);
        // The overview, the chart of Explore, its file and its numbers.
        Assert.All(["north", "south"], dataset => Assert.InRange(own[dataset], 8 * 4, int.MaxValue));

        async Task Read(string dataset, string shown, string foreign)
        {
            using var client = _app.Connect();
            for (var round = 0; round < 8; round++)
            {
                foreach (var fragment in fragments)
                {
                    var answer = await client.GetAsync($"{fragment}dataset={dataset}", TestContext.Current.CancellationToken);
                    var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                    if (answer.StatusCode != HttpStatusCode.OK)
                        failures.Add($"{fragment} of {dataset}: {answer.StatusCode}");
                    if (Regex.Match(body, $@"\b({foreign})\b") is { Success: true } found)
                        failures.Add($"{fragment} of {dataset} shows {found.Value}");
                    if (Regex.IsMatch(body, $@"\b({shown})\b"))
                        own.AddOrUpdate(dataset, 1, (_, count) => count + 1);
                }
            }
        }

        static string Constant(int amount, int days) => "date,category,amount\n" + string.Concat(
            Enumerable.Range(0, days).Select(day => $"{new DateOnly(2023, 1, 1).AddDays(day):yyyy-MM-dd},Bread,{amount}\n"));
    }

    [Fact]
    public async Task The_interface_lists_the_datasets_and_takes_one_in_the_address()
    {
        using var client = _app.Connect();

        var list = await client.GetStringAsync("/api/datasets", TestContext.Current.CancellationToken);
        var one = await client.GetStringAsync("/api/datasets/second", TestContext.Current.CancellationToken);
        var none = await client.GetAsync("/api/datasets/third", TestContext.Current.CancellationToken);
        var forecast = await client.GetAsync("/api/datasets/second/forecast/Apricot", TestContext.Current.CancellationToken);

        Assert.Matches("\"dataset\":\"second\".*\"dataset\":\"first\",\"is_default\":true", list);
        Assert.Contains("\"dataset\":\"second\",\"is_default\":false", one);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, forecast.StatusCode);
        Assert.Contains("second", await forecast.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("train", """{"category": "Banana"}""", HttpStatusCode.Accepted)]
    [InlineData("train_all", "{}", HttpStatusCode.Accepted)]
    [InlineData("backtest", """{"models": ["MovingAverage"], "horizon": 7, "windows": 2, "warm_up": 0, "preview": true}""", HttpStatusCode.OK)]
    [InlineData("predict/Banana", """{"series": [1, 2, 3]}""", HttpStatusCode.Conflict)]
    [InlineData("champion", """{"category": "Banana", "model": "MovingAverage"}""", HttpStatusCode.Conflict)]
    public async Task Every_order_can_name_its_dataset_in_the_path(string order, string body, HttpStatusCode expected)
    {
        using var client = _app.Connect();

        var answer = await Post($"/api/datasets/second/{order}");
        var unknown = await Post($"/api/datasets/third/{order}");
        var inQuery = await Post($"/api/datasets/second/{order}?dataset=first");
        body = body.Replace("{", "{\"dataset\": \"first\", ", StringComparison.Ordinal).Replace(", }", "}", StringComparison.Ordinal);
        var inBody = await Post($"/api/datasets/second/{order}");

        // Nothing was trained, so there is no model to predict with: what counts is the dataset of the answer.
        Assert.Equal(expected, answer.Status);
        Assert.Contains("second", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("first", answer.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Contains("third", unknown.Body, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (inQuery.Status, inBody.Status));

        async Task<(HttpStatusCode Status, string Body)> Post(string address)
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(address, content, TestContext.Current.CancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("/train", "all=true")]
    [InlineData("/leaderboard", "windows=2")]
    [InlineData("/predict", "category=Banana&values=1+2+3")]
    [InlineData("/data/quality?category=Banana&handler=Rule", "rule=zero")]
    [InlineData("/explore?handler=Save", "name=mine&query=category%3DBanana")]
    public async Task A_form_without_a_dataset_is_refused_where_there_are_several(string address, string fields)
    {
        var visitor = new Visitor(_app);

        var several = await visitor.Post(address, fields);
        var named = await visitor.Post($"{address}{(address.Contains('?') ? '&' : '?')}dataset=second", fields);
        Datasets.Delete("first");
        var single = await visitor.Post(address, fields);

        Assert.Equal(HttpStatusCode.BadRequest, several.Status);
        Assert.Contains("The form names no dataset.", several.Text, StringComparison.Ordinal);
        Assert.All(new[] { named, single }, answer => Assert.DoesNotContain("names no dataset", answer.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("äPFEL", "Äpfel")]
    [InlineData("ЖУР", "журнал")]
    [InlineData("100%_", "100%_ first")]
    public async Task The_search_ignores_upper_and_lower_case(string text, string name)
    {
        _app.Import(SalesFiles.Daily(10, "Date"), name);
        var visitor = new Visitor(_app);

        var page = await visitor.Get($"/data/choose?to=/train&find={Uri.EscapeDataString(text)}");

        Assert.Equal([name], page.All("main li a"));
    }

    /// <summary>The parts of an overview that come later are of the same version as the rest, or all of it is replaced.</summary>
    [Theory]
    [InlineData("Movers")]
    [InlineData("Forecasts")]
    public async Task An_overview_never_mixes_two_versions(string part)
    {
        var shown = Datasets.Get("second").Id;
        var visitor = new Visitor(_app);
        var address = $"/?dataset=second&version={shown}&handler={part}";

        var same = await visitor.GetByHtmx(address);
        _app.Import(SalesFiles.Daily(90, "Banana", "Blueberry"), "second");
        var later = await visitor.GetByHtmx(address);

        Assert.DoesNotContain("id=\"overview\"", same.Body, StringComparison.Ordinal);
        Assert.Contains("id=\"overview\"", later.Body, StringComparison.Ordinal);
        Assert.Equal("#overview", Assert.Single(later.Headers["HX-Retarget"]));
        Assert.Contains("31 Mar 2023", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_with_a_slash_can_stand_in_a_path()
    {
        _app.Import(SalesFiles.Daily(60, "Cherry"), "north/south");
        using var client = _app.Connect();

        var dataset = await client.GetStringAsync("/api/datasets/north%2Fsouth", TestContext.Current.CancellationToken);
        var leaderboard = await client.GetAsync("/api/datasets/north%2Fsouth/leaderboard", TestContext.Current.CancellationToken);

        Assert.Contains("\"dataset\":\"north/south\"", dataset, StringComparison.Ordinal);
        Assert.Contains("north/south", await leaderboard.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_search_shows_every_dataset_page_by_page()
    {
        for (var n = 1; n <= 49; n++)
            _app.Import(SalesFiles.Daily(10, "Date"), $"more {n:00}");
        var visitor = new Visitor(_app);

        var first = await visitor.Get("/data/choose?to=/train");
        var second = await visitor.Get(first.The("main nav a").GetAttribute("href")!);

        var names = new[] { first, second }.SelectMany(page => page.Page.QuerySelectorAll("main li a")).Select(link => link.TextContent).ToList();
        Assert.Equal((51, 51), (names.Count, names.Distinct().Count()));
    }

    [Fact]
    public async Task Address_and_body_must_not_name_different_datasets()
    {
        using var client = _app.Connect();

        foreach (var address in new[] { "/api/predict", "/api/predict/Apricot", "/api/train_all", "/api/backtest" })
        {
            var body = new StringContent("{\"dataset\": \"second\"}", System.Text.Encoding.UTF8, "application/json");
            var answer = await client.PostAsync($"{address}?dataset=first", body, TestContext.Current.CancellationToken);
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, answer.StatusCode));
        }
    }
}
