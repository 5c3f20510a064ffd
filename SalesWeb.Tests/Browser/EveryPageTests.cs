using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SalesWeb.Tests.Browser;

public sealed class EveryPageTests(RunningChromium chromium, EveryPage pages) : Journey(chromium), IClassFixture<EveryPage>
{
    /// <summary>Links, buttons and summaries of the page that overlap; one inside the other does not count.</summary>
    private const string Overlaps =
        """
        () => {
          const shown = [...document.querySelectorAll('main :is(a, button, summary)')]
            .filter(one => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest('table.heat, .chart-plot, .swagger-ui'))
            .filter(one => { const box = one.getBoundingClientRect(); return box.width > 2 && box.height > 2; });
          // A link of several lines has one rectangle for each of them.
          const meet = (a, b) => [...a.getClientRects()].some(one => [...b.getClientRects()].some(other =>
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2));
          const found = [];
          shown.forEach((a, index) => shown.slice(index + 1).forEach(b => {
            if (!a.contains(b) && !b.contains(a) && !a.closest('.scroll') && !b.closest('.scroll') && meet(a, b))
              found.push(`${a.textContent.trim()} overlaps ${b.textContent.trim()}`);
          }));
          return found;
        }
        """;

    /// <summary>Headings that touch what stands before or after them, and table heads that stay over the rows of a page that scrolls.</summary>
    private const string Crowded =
        """
        () => {
          const found = [];
          const box = one => one?.checkVisibility() && one.getClientRects().length ? one.getBoundingClientRect() : null;
          for (const heading of document.querySelectorAll('main :is(h2, h3)')) {
            if (heading.closest('.swagger-ui') || !box(heading)) continue;
            const own = box(heading);
            const before = box(heading.previousElementSibling);
            const after = box(heading.nextElementSibling);
            const isUnder = other => other && Math.min(own.right, other.right) - Math.max(own.left, other.left) > 2;
            if (isUnder(before) && before.bottom <= own.bottom && own.top - before.bottom < 8 && before.height > 2)
              found.push(`"${heading.textContent.trim()}" touches what stands above it: ${own.top - before.bottom} px`);
            if (isUnder(after) && after.top >= own.top && after.top - own.bottom < 3 && after.height > 2)
              found.push(`"${heading.textContent.trim()}" touches what stands below it: ${after.top - own.bottom} px`);
          }
          for (const head of document.querySelectorAll('main thead th'))
            if (getComputedStyle(head).position === 'sticky' && !head.closest('.scroll')) found.push(`The head "${head.textContent.trim()}" covers rows.`);
          return found;
        }
        """;

    /// <summary>Tables that have columns out of sight. A preview of a file, a calendar and a table of many years may be as wide as they are.</summary>
    private const string CutOff =
        """
        () => [...document.querySelectorAll('main .scroll')]
          .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && !one.querySelector('.preview, .heat, .years'))
          .map(one => `${one.scrollWidth} px in ${one.clientWidth} px: ${[...one.querySelectorAll('thead th')].map(head => head.textContent.trim()).join(' | ')}`)
        """;

    /// <summary>360 pixels are the width of a small phone, 1366 that of an ordinary notebook.</summary>
    [Theory]
    [MemberData(nameof(EveryPage.Names), MemberType = typeof(EveryPage))]
    public async Task Every_page_fits_phone_and_notebook_and_is_accessible(string name)
    {
        // Without reduced motion, axe would measure colours in the middle of a transition.
        var (app, path) = await pages.Prepare(name);
        var page = await Open(app, path, new()
        {
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 360, Height = 740 },
        });
        await page.IsThere();
        var faults = new List<string>();
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is not 360 and var width)
            faults.Add($"The page is {width} px wide on a phone.");
        faults.AddRange(await page.EvaluateAsync<string[]>(Overlaps));
        faults.AddRange(await page.EvaluateAsync<string[]>(Crowded));
        faults.AddRange(Barriers("phone", await page.RunAxe()));
        await TakePicture(page, $"{name}, phone");

        await page.SetViewportSizeAsync(1366, 768);
        await page.IsThere();
        faults.AddRange(await page.EvaluateAsync<string[]>(Overlaps));
        faults.AddRange(await page.EvaluateAsync<string[]>(Crowded));
        faults.AddRange(await page.EvaluateAsync<string[]>(CutOff));
        faults.AddRange(Barriers("light", await page.RunAxe()));
        await TakePicture(page, $"{name}, light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.IsThere();
        faults.AddRange(Barriers("dark", await page.RunAxe()));
        await TakePicture(page, $"{name}, dark");

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    /// <summary>Saves a picture of the whole page in the folder that SALESWEB_PAGE_PICTURES names, if it names one.</summary>
    private static async Task TakePicture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SALESWEB_PAGE_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }

    private static IEnumerable<string> Barriers(string view, AxeResult result) =>
        result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{view}, {violation.Impact}, {violation.Id}: {node.Html}"));
}
