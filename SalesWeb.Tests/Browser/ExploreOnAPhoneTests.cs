using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

/// <summary>Explore on a narrow screen and by keyboard.</summary>
public sealed class ExploreOnAPhoneTests(RunningChromium chromium) : Journey(chromium)
{
    private static readonly string Long = new('W', 100);

    private readonly SalesWebApp _app = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Long_names_of_datasets_and_categories_push_nothing_off_it()
    {
        _app.Import(SalesFiles.Daily(60, "Bread"), "other");
        _app.Import(SalesFiles.Daily(60, Long, "Bread", $"{Long}2"), Long);

        foreach (var path in new[] { "/explore?all=yes", $"/explore?all=yes&category={Long}&compare={Long}2", $"/explore?category={Long}3" })
        {
            var page = await Open(_app, path, new() { ViewportSize = new() { Width = 360, Height = 740 } });

            await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Dataset" })).ToBeVisibleAsync();
            await page.IsThere();
            Assert.Equal(360, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
    }

    [Fact]
    public async Task Whoever_follows_a_link_to_a_part_goes_on_at_the_name_of_what_came()
    {
        _app.Import(SalesFiles.WithParts(60));
        var page = await Open(_app, "/explore");

        await page.Locator("#parts .ranking").GetByRole(AriaRole.Link, new() { Name = "Bread", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#sales-title")).ToHaveTextAsync("Bread by day");
        await Expect(page.Locator("#sales-title")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_field_that_is_changed_keeps_the_focus()
    {
        _app.Import(SalesFiles.Daily(60, "Bread", "Cakes"));
        var page = await Open(_app, "/explore");

        await page.GetByLabel("Category").FocusAsync();
        await page.GetByLabel("Category").SelectOptionAsync("Cakes");

        await Expect(page.Locator("#sales-title")).ToHaveTextAsync("Cakes by day");
        await Expect(page.GetByLabel("Category")).ToBeFocusedAsync();
    }
}
