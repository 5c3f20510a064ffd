using Microsoft.Playwright;
using SalesWeb.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

/// <summary>Names of categories as nobody should choose them. That no script of theirs runs is held by every journey: a dialog fails it.</summary>
public sealed class HostileNamesTests(RunningChromium chromium) : Journey(chromium)
{
    private static readonly string[] Names = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a/b", "..", "\"quotes\" & 'others'", "🥐 Croissants", "=cmd|' /C calc'!A0", "\u202Efdp.exe", new('W', 200)];

    /// <summary>The innermost elements that reach over the edge and can not be scrolled for themselves.</summary>
    private const string Wide =
        """
        [...document.querySelectorAll("main *")]
          .filter(one => one.getBoundingClientRect().right > 361 && !one.closest(".scroll") && !one.children.length)
          .map(one => `${one.parentElement.tagName} > ${one.tagName}.${one.className} ${one.textContent.slice(0, 20)}`).join(", ")
        """;

    private readonly SalesWebApp _app = new();
    private readonly HostileShop _shop = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task They_are_text_everywhere_and_can_be_explored_trained_and_forecast()
    {
        var page = await Open(_app);
        await page.Import("<b>shop.csv", SalesFiles.Daily(90, Names));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("<b>shop.csv");

        await page.GoTo("Explore");
        foreach (var name in Names)
        {
            await page.GetByLabel("Category").SelectOptionAsync(name);
            await Expect(page.Locator("#sales-title")).ToHaveTextAsync($"{name} by day");
        }

        await page.GoTo("Train");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Train all {Names.Length}" }).ClickAsync();
        foreach (var name in Names)
            await Expect(page.Card(name).Locator(".badge")).ToHaveTextAsync("Finished");

        await page.GoTo("Predict");
        foreach (var name in Names)
        {
            await page.Locator("form.bar").GetByLabel("Category").SelectOptionAsync(name);
            await Expect(page.Locator("#sales-forecast-title")).ToHaveTextAsync($"Forecast of {name}");
        }

        foreach (var name in Names)
        {
            await page.GoTo("Experiments");
            await page.GetByRole(AriaRole.Link, new() { Name = $"CNNLSTM-{name}", Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"CNNLSTM-{name}");
            await Expect(page.Figure("Category")).ToHaveTextAsync(name);
        }

        await page.GoTo("Overview");
        foreach (var name in Names)
            await Expect(page.Locator("article figcaption").GetByText(name, new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_dataset_with_a_long_name_pushes_nothing_off_a_phone()
    {
        _app.Import(SalesFiles.Daily(30, "Bread"), new string('W', 100));
        _app.Import(SalesFiles.Daily(30, "Bread"));
        var page = await Open(_app, "/explore", new() { ViewportSize = new() { Width = 360, Height = 740 } });

        await page.IsThere();

        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task They_push_nothing_off_a_phone()
    {
        var page = await Open(_shop, "/?wait=true", new() { ViewportSize = new() { Width = 360, Height = 740 } });
        var place = $"dataset={Uri.EscapeDataString(HostileShop.Dataset)}&category={new string('W', 200)}";
        string[] paths = ["/?wait=true", $"/explore?{place}", $"/train?{place}", $"/predict?{place}", $"/leaderboard?{place}", "/data", $"/data/report?{place}", $"/data/delete?{place}", $"/data/quality?{place}", "/experiments", "/runs/1"];
        List<string> wide = [];
        foreach (var path in paths)
        {
            await page.Visit(path);
            await page.IsThere();
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var width && width > 360)
                wide.Add($"{path} is {width} pixels wide: {await page.EvaluateAsync<string>(Wide)}");
        }

        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }
}
