using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

public sealed class ExploreJourneyTests(RunningChromium chromium) : Journey(chromium)
{
    private readonly SalesWebApp _app = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _app.Import(SalesFiles.Daily(90, "Bread", "Cakes", "Rolls"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The days of the file are 2023-01-01 and the 89 that follow, wherever they are looked at.</summary>
    [Theory]
    [InlineData("UTC")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Pacific/Auckland")]
    public async Task A_day_is_the_same_day_in_every_time_zone(string timeZone)
    {
        var page = await Open(_app, "/explore?average=1", new() { TimezoneId = timeZone });

        Assert.StartsWith("Sun 1 Jan 2023,", await page.Read("sales", "Home"), StringComparison.Ordinal);
        Assert.StartsWith("Fri 31 Mar 2023,", await page.Read("sales", "End"), StringComparison.Ordinal);
        await page.GetByText("The numbers").ClickAsync();
        await Expect(page.Locator("#sales tbody th").First).ToHaveTextAsync("2023-01-01");
        await Expect(page.Locator("#sales tbody th").Last).ToHaveTextAsync("2023-03-31");
        await Expect(page.Locator("#sales-summary")).ToContainTextAsync("1 Jan 2023 to 31 Mar 2023");
    }

    [Fact]
    public async Task Many_choices_leave_one_chart_a_canvas_behind_and_the_address_goes_with_them()
    {
        string[] categories = ["Bread", "Cakes", "Rolls"];
        var page = await Open(_app, "/explore");

        for (var turn = 0; turn < 20; turn++)
        {
            var category = categories[turn % categories.Length];
            await page.GetByLabel("Category").SelectOptionAsync(category);
            await Expect(page.Locator("#sales-title")).ToHaveTextAsync($"{category} by day");
            await Expect(page).ToHaveURLAsync(new Regex($"category={category}"));
        }

        await OneChartACanvas(page);
        await page.GoBackAsync();
        await Expect(page.Locator("#sales-title")).ToHaveTextAsync("Bread by day");
        await Expect(page.GetByLabel("Category")).ToHaveValueAsync("Bread");
        await Expect(page).ToHaveURLAsync(new Regex("category=Bread"));
        await OneChartACanvas(page);
    }

    [Fact]
    public async Task One_goes_down_from_category_to_item_to_store_by_clicking_and_back_by_the_button()
    {
        _app.Import(SalesFiles.WithParts(200), "parts");
        var page = await Open(_app, "/explore?dataset=parts&unit=week");
        var title = page.Locator("#sales-title");
        var ranking = page.Locator("#parts .ranking");

        foreach (var (name, expected) in new[] { ("Bread", "Bread by week"), ("Roll", "Bread · Roll by week"), ("North", "Bread · Roll · North by week") })
        {
            await ranking.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
            await Expect(title).ToHaveTextAsync(expected);
            await Expect(title).ToBeFocusedAsync();
            await OneChartACanvas(page);
        }

        await Expect(page).ToHaveURLAsync(new Regex(@"/explore\?dataset=parts&category=Bread&item=Roll&store=North&unit=week$"));
        await Expect(page.Locator("#parts")).ToContainTextAsync("cannot be broken down");

        await page.GoBackAsync();
        await Expect(title).ToHaveTextAsync("Bread · Roll by week");
        await page.IsReady();
        await page.GoBackAsync();
        await Expect(title).ToHaveTextAsync("Bread by week");
        await Expect(page.GetByLabel("Category")).ToHaveValueAsync("Bread");
        await page.IsReady();
        await page.GoForwardAsync();
        await Expect(title).ToHaveTextAsync("Bread · Roll by week");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "What is chosen" }).GetByRole(AriaRole.Link, new() { Name = "All categories" }).ClickAsync();
        await Expect(title).ToHaveTextAsync("All categories by week");
        await Expect(page).ToHaveURLAsync(new Regex(@"/explore\?dataset=parts&unit=week$"));
    }

    [Fact]
    public async Task Another_category_does_not_come_with_the_item_of_the_one_before()
    {
        _app.Import(SalesFiles.WithParts(60) + "2023-01-01,Cakes,Plum,North,5\n2023-01-02,Cakes,Plum,North,5\n", "parts");
        var page = await Open(_app, "/explore?dataset=parts&category=Bread&item=Roll");

        await page.GetByLabel("Category").SelectOptionAsync("Cakes");

        await Expect(page.Locator("#sales-title")).ToHaveTextAsync("Cakes by day");
        await Expect(page).ToHaveURLAsync(new Regex("category=Cakes(?!.*item)"));
    }

    [Fact]
    public async Task Categories_are_compared_and_last_year_is_laid_over()
    {
        _app.Import(SalesFiles.Daily(500, "Bread", "Cakes", "Rolls"), "years");
        var page = await Open(_app, "/explore?category=Bread&average=1");

        await page.GetByLabel("Last year", new() { Exact = true }).CheckAsync();
        await Expect(page.Locator("#sales thead")).ToContainTextAsync("Last year");
        await page.GetByText("Compare", new() { Exact = true }).Last.ClickAsync();
        await page.GetByLabel("Cakes", new() { Exact = true }).CheckAsync();

        await Expect(page.Locator("#sales thead th")).ToHaveTextAsync(["Day", "Amount", "Last year", "Cakes"]);
        await Expect(page.GetByLabel("Cakes", new() { Exact = true })).ToBeVisibleAsync(); // the list stays open
        await Until(page, "Chart.getChart(document.querySelector('#sales canvas'))?.data.datasets.length === 3");
        await Expect(page).ToHaveURLAsync(new Regex("compare=Cakes.*last-year=yes"));
    }

    [Fact]
    public async Task A_view_is_saved_under_a_hostile_name_and_opened_again()
    {
        const string Name = "<img src=x onerror=alert(1)> \"Rolls\"";
        var page = await Open(_app, "/explore?category=Rolls&unit=week&from=2023-02-01");

        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this view" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Name })).ToBeVisibleAsync();
        await page.Visit("/explore");
        await page.GetByRole(AriaRole.Link, new() { Name = Name }).ClickAsync();

        await Expect(page.Locator("#sales-title")).ToHaveTextAsync("Rolls by week");
        await Expect(page.GetByLabel("From")).ToHaveValueAsync("2023-02-01");
        await page.GetByText("Change", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Name })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_exported_is_what_is_on_the_screen()
    {
        var page = await Open(_app, "/explore?category=Cakes&unit=week&average=3&from=2023-01-10");
        await page.GetByText("The numbers").ClickAsync();
        var rows = page.Locator("#sales tbody tr");
        await Expect(rows.First).ToBeVisibleAsync();
        var screen = (await rows.AllInnerTextsAsync()).Select(row => string.Join(' ', row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#sales a.download").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);

        double? Number(string cell) => cell == "" ? null : double.Parse(cell);
        var file = lines.Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[1]} {Number(cells[2]):N2} {(cells[4] == "" ? "–" : $"{Number(cells[4]):N2}")}");
        Assert.Equal(screen, file);
        Assert.StartsWith("sales-shop-v1-Cakes-", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_leaves_as_a_picture_and_the_view_as_a_link()
    {
        var page = await Open(_app, "/explore?category=Cakes", new() { Permissions = ["clipboard-read", "clipboard-write"] });

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Picture of Cakes by day as PNG" }).ClickAsync());
        var picture = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
        Assert.Equal(2400, (picture[18] << 8) + picture[19]); // its width, in the header
        Assert.Matches("^shop-version-1-.*Cakes.*2023-01-01-to-2023-03-31.*png$", download.SuggestedFilename);

        var button = page.Locator("[data-copy]");
        await Expect(button).ToHaveTextAsync("Copy the link");
        // It says so for two seconds only, so what it says is kept.
        await button.EvaluateAsync("button => new MutationObserver(() => button.dataset.said ??= button.textContent).observe(button, { childList: true })");
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("data-said", "Copied");
        var link = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Equal($"{_app.Address}/explore?dataset=shop&version=1&category=Cakes", link);
    }

    [Fact]
    public async Task Zooming_into_a_reduced_chart_fetches_every_point_of_the_part_and_one_comes_back()
    {
        _app.Import(SalesFiles.Daily(2000, "Bread"), "long");
        var page = await Open(_app, "/explore?dataset=long&average=1");
        var points = "() => Chart.getChart(document.querySelector('#sales canvas')).data.datasets[0].data.length";
        await Expect(page.Locator("#chart .reduced")).ToContainTextAsync("of 2,000 points");
        await OneChartACanvas(page);
        Assert.InRange(await page.EvaluateAsync<int>(points), 700, 800);

        await page.Locator("#sales-plot").ScrollIntoViewIfNeededAsync();
        var area = (await page.Locator("#sales canvas").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(area.X + (area.Width * 0.4f), area.Y + (area.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(area.X + (area.Width * 0.5f), area.Y + (area.Height / 2), new() { Steps = 5 });
        await page.Mouse.UpAsync();

        await Expect(page.Locator("#chart .zoomed-in")).ToBeVisibleAsync();
        await Expect(page.Locator("#chart .reduced")).ToHaveCountAsync(0);
        await OneChartACanvas(page);
        var shown = await page.EvaluateAsync<int>(points);
        Assert.InRange(shown, 150, 300);
        await Expect(page.Locator("#sales tbody tr")).ToHaveCountAsync(shown);

        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the whole range" }).ClickAsync();
        await Expect(page.Locator("#chart .reduced")).ToBeVisibleAsync();
        await OneChartACanvas(page);
    }

    [Fact]
    public async Task Without_scripts_all_pictures_are_a_link_away()
    {
        var page = await Open(_app, "/explore?category=Bread", new() { JavaScriptEnabled = false });

        await page.GetByRole(AriaRole.Link, new() { Name = "Calendar" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Calendar of 2023" })).ToBeVisibleAsync();
        await Expect(page.Locator("section.later")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Last 4 weeks" }).ClickAsync();
        await Expect(page.Locator("#sales tbody tr")).ToHaveCountAsync(28);
    }

    /// <summary>A chart is drawn a moment after its table; none may outlive its canvas.</summary>
    private static Task OneChartACanvas(IPage page) => Until(
        page, "document.querySelectorAll('canvas').length > 0 && Object.keys(Chart.instances).length === document.querySelectorAll('canvas').length");

    /// <summary>
    /// Waits until something holds of the charts. A page just come to shows its text before its scripts are there. The condition
    /// goes as a function: Playwright would evaluate an expression again and again, which the pages forbid.
    /// </summary>
    private static async Task Until(IPage page, string condition) => await page.WaitForFunctionAsync($"() => window.Chart && {condition}");
}
