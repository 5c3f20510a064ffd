using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

/// <summary>Someone who is quicker than the page.</summary>
public sealed class SwiftChoiceTests(RunningChromium chromium) : Journey(chromium)
{
    private readonly SalesWebApp _app = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    /// <summary>A form that has come is at work at once: no moment passes in which a choice is lost.</summary>
    [Fact]
    public async Task A_choice_made_the_moment_a_view_comes_is_not_lost()
    {
        _app.Import(SalesFiles.Daily(30, "Bread", "Cakes"));
        var page = await Open(_app, "/explore");
        await page.EvaluateAsync(
            """
            () => {
              const before = document.querySelector('#choice [name=category]');
              new MutationObserver((_, observer) => {
                const category = document.querySelector('#choice [name=category]');
                if (!category || category === before) return;
                observer.disconnect();
                category.value = 'Cakes';
                category.dispatchEvent(new Event('change', { bubbles: true }));
              }).observe(document.querySelector('main'), { childList: true, subtree: true });
            }
            """);

        await page.GetByLabel("Category").SelectOptionAsync("Bread");

        await Expect(page.Locator("#sales-title")).ToHaveTextAsync("Cakes by day");
    }
}
