using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

/// <summary>Actions and waits that several journeys share. Each wait is for a state of the page, never for time or for a quiet network.</summary>
public static class Steps
{
    private static readonly ConditionalWeakTable<IBrowserContext, object> WithoutScripts = [];

    /// <summary>Remembers that scripts are switched off in a window, so that <see cref="IsReady"/> does not wait for them.</summary>
    public static void HasNoScripts(this IBrowserContext window) => WithoutScripts.Add(window, new object());

    /// <summary>Loads the page at a path and waits until it can be used.</summary>
    public static async Task Visit(this IPage page, string path)
    {
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.IsReady();
    }

    /// <summary>
    /// Waits until the scripts of the page have run and its forms are connected; a test can otherwise act on a page before its
    /// scripts listen. The new page must have replaced the previous one, which the caller checks by what only the new one shows.
    /// </summary>
    public static async Task IsReady(this IPage page)
    {
        if (!WithoutScripts.TryGetValue(page.Context, out _))
            await Expect(page.Locator("html[data-ready]")).ToHaveCountAsync(1);
    }

    /// <summary>Follows a link of the main navigation and waits until that page can be used.</summary>
    public static async Task GoTo(this IPage page, string place)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = place }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(place);
        await page.IsReady();
    }

    /// <summary>Chooses a file on the Data page, which sends it at once; where no script does so, a button does.</summary>
    public static async Task Upload(this IPage page, string fileName, byte[] content, bool byButton = false)
    {
        await page.GoTo("Data");
        await page.GetByLabel("Sales file").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "text/csv", Buffer = content });
        if (byButton)
            await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/data/import/\d+$"));
        // The progress page (#work) is replaced by the inspection. A page that is still loading has no footer yet.
        await Expect(page.Locator("body:has(> footer):not(:has(#work))")).ToHaveCountAsync(1);
        await page.IsReady();
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

    /// <summary>Waits until a page has loaded, with every part that it fetches by itself; parts that are fetched on scrolling are left out.</summary>
    public static async Task IsThere(this IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeVisibleAsync();
        await page.IsReady();
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
        var reading = page.Locator($"#{chart}-reading");
        await reading.EvaluateAsync("reading => { reading.textContent = ''; }"); // of the key before
        await page.Locator($"#{chart}-plot[role=group]").PressAsync(key);
        await Expect(reading).Not.ToBeEmptyAsync();
        return await reading.InnerTextAsync();
    }
}
