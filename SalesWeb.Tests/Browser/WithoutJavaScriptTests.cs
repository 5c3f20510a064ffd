using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

public sealed class WithoutJavaScriptTests(RunningChromium chromium) : Journey(chromium)
{
    private readonly PatientShop _app = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Everything_works_with_plain_forms()
    {
        var page = await Open(_app, options: new() { JavaScriptEnabled = false });

        // Nobody presses reload here: the page does so itself while it is read, and until the import has ended.
        await page.Import("shop.csv", SalesFiles.Daily(400, "Bread", "Cakes"), byButton: true);
        await Expect(page.Figure("Rows imported")).ToHaveTextAsync("800");

        await page.GoTo("Explore");
        await page.GetByLabel("Category").SelectOptionAsync("Bread");
        await page.GetByLabel("Summed by").SelectOptionAsync("month");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator("#sales-title")).ToHaveTextAsync("Bread by month");
        await Expect(page.Locator("#sales tbody tr")).ToHaveCountAsync(14);
        await Expect(page.Locator("#sales tbody tr").First).ToBeVisibleAsync();

        await page.Visit("/docs");
        await Expect(page.GetByText("/api/forecast/{category}", new() { Exact = false }).First).ToBeVisibleAsync();

        await page.Visit("/train");
        await page.Train("Bread");
        var card = page.Card("Bread");
        await Expect(card.Locator(".badge")).ToHaveTextAsync("Finished");

        await card.GetByRole(AriaRole.Link, new() { Name = "Forecast" }).ClickAsync();
        await page.Locator("form.bar").GetByLabel("Days ahead").FillAsync("5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Forecast", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Day by day" }).Locator("tbody tr")).ToHaveCountAsync(5);
    }
}
