using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

/// <summary>What people do on several journeys.</summary>
public static class Steps
{
    /// <summary>Goes to a place by the navigation at the top of every page.</summary>
    public static async Task GoTo(this IPage page, string place)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = place }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(place);
        // Nobody is quick enough to choose something before the scripts of a page are at work; a test is.
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Chooses a file on the Data page, which sends it at once; where no script does so, a button does.</summary>
    public static async Task Upload(this IPage page, string fileName, byte[] content, bool byButton = false)
    {
        await page.GoTo("Data");
        await page.GetByLabel("Sales file").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "text/csv", Buffer = content });
        if (byButton)
            await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/data/import/\d+$"));
        // The page that reads the file gives way to what was found in it. A page just come to is empty at first, so wait for its end.
        await Expect(page.Locator("body:has(> footer):not(:has(#work))")).ToHaveCountAsync(1);
        await page.WaitForLoadStateAsync();
    }

    public static Task Upload(this IPage page, string fileName, string text, bool byButton = false) =>
        page.Upload(fileName, Encoding.UTF8.GetBytes(text), byButton);

    /// <summary>Uploads a file and imports it as it is understood.</summary>
    public static async Task Import(this IPage page, string fileName, string text, bool byButton = false)
    {
        await page.Upload(fileName, text, byButton);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The file was imported.")).ToBeVisibleAsync();
    }

    /// <summary>Waits until a page has come with all that it fetches by itself; what it fetches when it is scrolled to is left.</summary>
    public static async Task IsThere(this IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeVisibleAsync();
        await Expect(page.Locator("[hx-trigger=load]")).ToHaveCountAsync(0);
    }

    /// <summary>Starts the training of one category on the Train page.</summary>
    public static async Task Train(this IPage page, string category)
    {
        await page.GoTo("Train");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = category }).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Train the ticked ones" }).ClickAsync();
    }

    /// <summary>The card of a category's training.</summary>
    public static ILocator Card(this IPage page, string category) =>
        page.Locator("#cards > article").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = category, Exact = true }) });

    /// <summary>The value of a key figure, as the page writes it.</summary>
    public static ILocator Figure(this IPage page, string name) =>
        page.Locator(".stats > div").Filter(new() { Has = page.GetByText(name, new() { Exact = true }) }).Locator("dd");

    /// <summary>
    /// Puts the reading cursor on a value of the figure with the id <paramref name="chart"/>, and gives what it reads
    /// aloud; the key Home is the first value, End the last.
    /// </summary>
    public static async Task<string> Read(this IPage page, string chart, string key)
    {
        await page.Locator($"#{chart}-plot[role=group]").PressAsync(key);
        await Expect(page.Locator($"#{chart}-reading")).Not.ToBeEmptyAsync();
        return await page.Locator($"#{chart}-reading").InnerTextAsync();
    }
}
