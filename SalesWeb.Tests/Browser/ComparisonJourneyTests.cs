using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

public sealed class ComparisonJourneyTests(RunningChromium chromium) : Journey(chromium)
{
    private readonly SalesWebApp _app = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_backtest_to_a_champion_whose_forecast_says_how_good_it_is(bool withScript)
    {
        _app.Import(SalesFiles.Daily(120, "Bread"));
        var page = await Open(_app, options: new() { JavaScriptEnabled = withScript });

        await page.GoTo("Compare");
        await page.GetByLabel("Windows").FillAsync("3");
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
            await box.SetCheckedAsync(await box.GetAttributeAsync("value") is "SeasonalNaive" or "CNNLSTM-Reference");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.Locator("#preview")).ToContainTextAsync("2 models on 1 category");
        await Expect(page.GetByLabel("Windows")).ToHaveValueAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the backtest" }).ClickAsync();

        // Nobody presses reload here: by script the card fetches itself, without one the page does so itself.
        await Expect(page.Locator("#backtest .badge")).ToHaveTextAsync("Finished");
        if (withScript)
            await Expect(page.Locator("#backtest-news")).ToHaveTextAsync("Backtest of shop: finished.");
        await page.Locator("#backtest").GetByRole(AriaRole.Link, new() { Name = "Leaderboard" }).ClickAsync();
        await page.Locator("#champions").GetByRole(AriaRole.Link, new() { Name = "Bread" }).ClickAsync();
        await Expect(page.Locator("#scores tbody tr")).ToHaveCountAsync(2);
        if (await page.Locator("#champion strong").TextContentAsync() != "SeasonalNaive")
            await page.GetByRole(AriaRole.Button, new() { Name = "Make champion: SeasonalNaive" }).ClickAsync();
        await Expect(page.Locator("#champion strong")).ToHaveTextAsync("SeasonalNaive");

        await page.GoTo("Predict");
        await Expect(page.Locator("#standing")).ToContainTextAsync("SeasonalNaive");
        await Expect(page.Locator("#forecast > .message")).ToContainTextAsync("no better than last week's number");
        await Expect(page.Locator("#story figcaption")).ToContainTextAsync("each against the trend");
        await page.GoTo("Overview");
        await Expect(page.Locator("#outlook-0")).ToBeVisibleAsync();
        await Expect(page.GetByText("no better than last week's number", new() { Exact = true })).ToBeVisibleAsync();
    }
}
