using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SalesWeb.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

/// <summary>Monday morning: what stands on the overview, and where it leads.</summary>
public sealed class OverviewJourneyTests(RunningChromium chromium) : Journey(chromium)
{
    private readonly TrainedShop _app = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_decisions_stand_there_the_forecasts_follow_and_a_mover_leads_to_its_sales_and_back()
    {
        var page = await Open(_app);
        await Expect(page.Locator("#now .figure").First).ToBeVisibleAsync();
        await Expect(page.Locator("#attention li.urgent").First).ToContainTextAsync("The last sale is of 30 Apr 2023");

        await Expect(page.Locator("#ahead .figure")).ToHaveCountAsync(1);
        await Expect(page.Locator("#ahead canvas")).ToBeVisibleAsync();
        await Expect(page.Locator("#outlooks #outlook-0 canvas")).ToBeVisibleAsync();
        await Expect(page.Locator("#ahead [hx-trigger], #movers[hx-trigger]")).ToHaveCountAsync(0);

        var mover = page.Locator("#movers a").First;
        var name = await mover.TextContentAsync();
        await mover.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/explore\\?dataset=shop&category={name}$"));
        await Expect(page.Locator("main")).ToContainTextAsync(name!);
        await page.GoBackAsync();
        await Expect(page.Locator("#outlook-0 canvas")).ToBeVisibleAsync();

        await page.Locator("#attention").GetByRole(AriaRole.Button, new() { Name = "Import newer sales" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Upload a newer file for shop");
    }

    [Fact]
    public async Task Without_a_script_all_of_it_comes_by_itself()
    {
        var page = await Open(_app, options: new() { JavaScriptEnabled = false });

        await Expect(page.Locator("#outlook-0 table")).ToHaveCountAsync(1);
        await Expect(page.Locator("#movers ol").First).ToBeVisibleAsync();
        await Expect(page.GetByText("The forecasts are being made")).ToHaveCountAsync(0);
    }
}
