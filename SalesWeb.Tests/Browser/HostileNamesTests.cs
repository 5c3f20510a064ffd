using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

/// <summary>Names of categories as nobody should choose them. That no script of theirs runs is held by every journey: a dialog fails it.</summary>
public sealed class HostileNamesTests(RunningChromium chromium) : Journey(chromium)
{
    private static readonly string[] Names = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a/b", "..", "\"quotes\" & 'others'", "🥐 Croissants"];

    private readonly SalesWebApp _app = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
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
}
