using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SalesWeb.Tests.Browser;

public sealed class EveryPageTests(RunningChromium chromium, EveryPage pages) : Journey(chromium), IClassFixture<EveryPage>
{
    /// <summary>Swagger UI has a button with another inside for every operation, which is not ours to put right.</summary>
    private const string SwaggerButton = "nested-interactive: <button aria-expanded=\"false\" class=\"opblock-summary-control\">";

    /// <summary>360 pixels are the width of a small phone; the accessibility check runs at the width of a desk.</summary>
    [Theory]
    [MemberData(nameof(EveryPage.Names), MemberType = typeof(EveryPage))]
    public async Task Every_page_fits_a_phone_and_is_accessible(string name)
    {
        // Without reduced motion, axe would measure colours in the middle of a transition.
        var (app, path) = await pages.Prepare(name);
        var page = await Open(app, path, new()
        {
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 360, Height = 740 },
        });
        await page.IsThere();
        Assert.Equal(360, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));

        await page.SetViewportSizeAsync(1280, 720);
        await page.IsThere();
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
}
