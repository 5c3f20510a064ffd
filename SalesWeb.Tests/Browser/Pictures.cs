using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

/// <summary>
/// The pictures of README.md, taken anew by
/// <c>SALESWEB_PICTURES=docs/images ./test.sh --filter FullyQualifiedName~Pictures</c>.
/// </summary>
public sealed class Pictures(RunningChromium chromium) : Journey(chromium)
{
    /// <summary>How long the six trainings may take, in milliseconds.</summary>
    private const float Training = 600_000;

    private readonly KielBakery _app = new();
    private string _folder = "";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_way_of_a_bakery_from_its_file_to_its_forecasts()
    {
        _folder = Environment.GetEnvironmentVariable("SALESWEB_PICTURES") ?? "";
        Assert.SkipWhen(_folder == "", "SALESWEB_PICTURES names no folder for pictures.");
        _folder = Path.Combine(Repository.Root, _folder);
        var text = await File.ReadAllTextAsync(SharedData.Require("kiel-bakery/umsatzdaten_gekuerzt.csv"), TestContext.Current.CancellationToken);
        var page = await Open(_app, options: new()
        {
            ViewportSize = new() { Width = 1280, Height = 960 },
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });

        await page.Import("kiel-bakery.csv", text);
        await page.Visit("/data/report");
        await Take(page, "data");

        await page.Visit("/explore?category=1&from=2017-01-01&average=28");
        await Take(page, "explore");

        await page.GoTo("Train");
        await page.GetByRole(AriaRole.Button, new() { Name = "Train all 6" }).ClickAsync();
        await Expect(page.Card("1").Locator(".badge")).ToHaveTextAsync("Finished", new() { Timeout = Training });
        await Expect(page.Card("2").Locator("tbody tr").Nth(12)).ToBeAttachedAsync(new() { Timeout = Training });
        await page.Locator("#trainings").ScrollIntoViewIfNeededAsync();
        await Take(page, "train");
        await Expect(page.Locator("#cards .badge.finished")).ToHaveCountAsync(6, new() { Timeout = Training });

        await page.Visit("/predict?category=1");
        await Take(page, "predict");
        await page.GetByRole(AriaRole.Link, new() { Name = "How it was trained" }).ClickAsync();
        await Expect(page.Locator("#evaluation canvas")).ToBeAttachedAsync();
        await Take(page, "run");
        await page.GoTo("Experiments");
        await Take(page, "experiments");

        await page.GoTo("Overview");
        await Take(page, "overview");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.ReloadAsync();
        await Take(page, "overview-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(360, 780);
        await page.ReloadAsync();
        await Take(page, "overview-phone");
    }

    private async Task Take(IPage page, string name)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(page.Locator(".awaited")).ToHaveCountAsync(0, new() { Timeout = Training });
        await page.ScreenshotAsync(new() { Path = Path.Combine(_folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>A shop under the settings that come with the program.</summary>
    private sealed class KielBakery : SalesWebApp
    {
        protected override string Config => "data: { file: \"\" }";
    }
}
