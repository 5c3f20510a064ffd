using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

public sealed class QualityJourneyTests(RunningChromium chromium) : Journey(chromium)
{
    private readonly SalesWebApp _app = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _app.Import(SalesFiles.Daily(120, "Bread", "Cakes").Replace("2023-03-01,\"Bread\",", "2023-03-01,\"Bread\",99"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_outlier_is_seen_corrected_with_a_reason_seen_as_corrected_and_revoked(bool withScript)
    {
        var page = await Open(_app, "/data/report", new() { JavaScriptEnabled = withScript });
        await page.GetByRole(AriaRole.Button, new() { Name = "Quality" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Bread" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("category=Bread"));
        await page.IsReady();

        await page.GetByText("1 Mar 2023").Last.ClickAsync();
        var form = page.Locator(".odd form");
        await Expect(form.GetByLabel("Value")).Not.ToHaveValueAsync("");
        await form.GetByLabel("Value").FillAsync("160");
        await form.GetByLabel("Your name").FillAsync("Ann");
        await form.GetByLabel("Why").FillAsync("Two digits too many");
        await form.GetByRole(AriaRole.Button, new() { Name = "Correct" }).ClickAsync();

        var made = page.GetByRole(AriaRole.Region, new() { Name = "Corrections made so far" });
        await Expect(made).ToContainTextAsync("Two digits too many");
        await Expect(page.Locator(".odd")).ToHaveCountAsync(0);
        await Expect(page.Locator("#quality-summary")).ToContainTextAsync("1 day corrected");
        if (withScript)
            await Expect(page.Locator("#quality canvas")).ToBeVisibleAsync();

        await made.GetByText("Revoke …").ClickAsync();
        await Expect(made.GetByLabel("Your name")).ToHaveValueAsync("Ann");
        await made.GetByLabel("Why").FillAsync("It was a feast");
        await made.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();

        await Expect(made).ToContainTextAsync("Ended by Ann");
        await Expect(page.Locator(".odd")).ToContainTextAsync("1 Mar 2023");
        await Expect(page.Locator("#quality-summary")).ToContainTextAsync("0 days corrected");
    }
}
