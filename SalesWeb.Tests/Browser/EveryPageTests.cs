using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SalesWeb.Tests.Browser;

public sealed class EveryPageTests(RunningChromium chromium, EveryPage pages) : Journey(chromium), IClassFixture<EveryPage>
{
    /// <summary>Swagger UI has a button with another inside for every operation, which is not ours to put right.</summary>
    private const string SwaggerButton = "nested-interactive: <button aria-expanded=\"false\" class=\"opblock-summary-control\">";

    [Theory]
    [MemberData(nameof(EveryPage.Names), MemberType = typeof(EveryPage))]
    public async Task No_page_shuts_anyone_out(string name)
    {
        // Colours that fade into each other would be measured half way.
        var page = await Visit(name, new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });

        var inLight = await page.RunAxe();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var inDark = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } });

        var barriers = inLight.Violations.Concat(inDark.Violations)
            .Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"))
            .Where(barrier => !barrier.StartsWith(SwaggerButton, StringComparison.Ordinal))
            .ToList();
        Assert.True(barriers.Count == 0, string.Join('\n', barriers));
    }

    /// <summary>360 pixels are the width of a small phone.</summary>
    [Theory]
    [MemberData(nameof(EveryPage.Names), MemberType = typeof(EveryPage))]
    public async Task No_page_scrolls_sideways_on_a_phone(string name)
    {
        var page = await Visit(name, new() { ViewportSize = new() { Width = 360, Height = 740 } });

        Assert.Equal(360, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    private async Task<IPage> Visit(string name, BrowserNewContextOptions options)
    {
        var (app, path) = pages[name];
        var page = await Open(app, path, options);
        await page.IsThere();
        return page;
    }
}
