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
    public async Task The_end_of_an_import_is_seen_even_while_its_card_is_still_being_fetched()
    {
        var page = await Open(_app);
        // The first answer for the card is held back until the stream has said its last word and is closed.
        await page.AddInitScriptAsync(
            """
            window.EventSource = class extends EventSource {
              constructor(...how) { super(...how); window.lastWord = new Promise(done => this.addEventListener('done', () => setTimeout(done))); }
            };
            """);
        await page.RouteAsync("**/data?*handler=Import*", async route =>
        {
            var early = await route.FetchAsync();
            await page.EvaluateAsync("lastWord");
            await route.FulfillAsync(new() { Response = early });
        });

        await page.Upload("shop.csv", SalesFiles.Daily(2000, "Bread", "Cakes", "Rolls", "Coffee", "Tea", "Milk"));

        await Expect(page.GetByText("The file was imported.")).ToBeVisibleAsync();
        await Expect(page.Locator("#datasets").GetByRole(AriaRole.Link, new() { Name = "shop", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_that_is_no_sales_file_is_refused_with_the_reason()
    {
        var page = await Open(_app);

        await page.Upload("letter.csv", "Dear reader,\nthis is a letter.\n");

        await Expect(page.GetByText("Nothing of the file was kept.")).ToBeVisibleAsync();
        await Expect(page.Locator("article .badge.failed")).ToHaveTextAsync("Failed");
        await Expect(page.GetByText("There is no data yet.")).ToBeVisibleAsync();
    }
}
