using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

public sealed class ImportJourneyTests(RunningChromium chromium) : Journey(chromium)
{
    private readonly SalesWebApp _app = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_end_of_an_import_is_seen_even_while_its_progress_is_still_being_fetched()
    {
        var page = await Open(_app);
        // The first answer about the progress is held back until the stream has said its last word and is closed.
        await page.AddInitScriptAsync(
            """
            window.EventSource = class extends EventSource {
              constructor(...how) { super(...how); window.lastWord = new Promise(done => this.addEventListener('done', () => setTimeout(done))); }
            };
            """);
        await page.RouteAsync("**/data/import/*?*handler=Work*", async route =>
        {
            var early = await route.FetchAsync();
            await page.EvaluateAsync("lastWord");
            await route.FulfillAsync(new() { Response = early });
        });

        await page.Import("shop.csv", SalesFiles.Daily(2000, "Bread", "Cakes", "Rolls", "Coffee", "Tea", "Milk"));

        await page.GoTo("Data");
        await Expect(page.Locator("#datasets").GetByRole(AriaRole.Link, new() { Name = "shop", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_that_is_no_sales_file_says_so_before_anything_is_imported()
    {
        var page = await Open(_app);

        await page.Upload("letter.csv", "Dear reader,\nthis is a letter.\n");

        await Expect(page.GetByText("there is no column of dates")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.Locator("#problem")).ToContainTextAsync("there is no column of dates");

        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.GetByText("There is no data yet.")).ToBeVisibleAsync();
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_app.Data, "uploads")));
    }
}
