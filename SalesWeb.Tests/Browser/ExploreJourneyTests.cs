using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

public sealed class ExploreJourneyTests(RunningChromium chromium) : Journey(chromium)
{
    private readonly SalesWebApp _app = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _app.Import(SalesFiles.Daily(90, "Bread", "Cakes", "Rolls"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The days of the file are 2023-01-01 and the 89 that follow, wherever they are looked at.</summary>
    [Theory]
    [InlineData("UTC")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Pacific/Auckland")]
    public async Task A_day_is_the_same_day_in_every_time_zone(string timeZone)
    {
        var page = await Open(_app, "/explore?average=1", new() { TimezoneId = timeZone });

        Assert.StartsWith("Sun 1 Jan 2023,", await page.Read("sales", "Home"), StringComparison.Ordinal);
        Assert.StartsWith("Fri 31 Mar 2023,", await page.Read("sales", "End"), StringComparison.Ordinal);
        await page.GetByText("The numbers").ClickAsync();
        await Expect(page.Locator("#sales tbody th").First).ToHaveTextAsync("2023-01-01");
        await Expect(page.Locator("#sales tbody th").Last).ToHaveTextAsync("2023-03-31");
        await Expect(page.Locator("#sales-summary")).ToContainTextAsync("1 Jan 2023 to 31 Mar 2023");
    }

    [Fact]
    public async Task Many_choices_leave_one_chart_behind_and_the_address_goes_with_them()
    {
        string[] categories = ["Bread", "Cakes", "Rolls"];
        var page = await Open(_app, "/explore");

        for (var turn = 0; turn < 20; turn++)
        {
            var category = categories[turn % categories.Length];
            await page.GetByLabel("Category").SelectOptionAsync(category);
            await Expect(page.Locator("#sales-title")).ToHaveTextAsync($"{category} by day");
            await Expect(page).ToHaveURLAsync(new Regex($"category={category}"));
        }

        await Expect(page.Locator("canvas")).ToHaveCountAsync(1);
        await page.WaitForFunctionAsync("Object.keys(Chart.instances).length === 1"); // a chart is drawn a moment after its table
        await page.GoBackAsync();
        await Expect(page.Locator("#sales-title")).ToHaveTextAsync("Bread by day");
        await Expect(page.GetByLabel("Category")).ToHaveValueAsync("Bread");
        await Expect(page).ToHaveURLAsync(new Regex("category=Bread"));
        await page.WaitForFunctionAsync("Object.keys(Chart.instances).length === 1"); // a chart is drawn a moment after its table
    }
}
