using Microsoft.Playwright;

namespace SalesWeb.Tests.Browser;

/// <summary>The one browser of a test run. Every journey opens a window of its own in it.</summary>
[CollectionDefinition(Collection)]
public sealed class RunningChromium : IAsyncLifetime, ICollectionFixture<RunningChromium>
{
    /// <summary>The collection of all journeys: they go one after the other, so that none waits for the processor of another.</summary>
    public const string Collection = "Journeys";

    /// <summary>The time limit of every wait of a journey, in milliseconds.</summary>
    public const float Timeout = TimeLimit.Seconds * 1000;

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Timeout);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Find(),
            Timeout = Timeout,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
