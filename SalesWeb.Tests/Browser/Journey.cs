using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SalesWeb.Tests.Browser;

/// <summary>
/// Someone at a browser. Whatever the browser complains of on the way fails the journey at its end: a script that
/// breaks, something the content security policy refuses, a part of a page that is not there, a dialog.
/// </summary>
[Collection(RunningChromium.Collection)]
public abstract class Journey(RunningChromium chromium) : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly List<IBrowserContext> _windows = [];

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
            await KeepPictures();
        foreach (var window in _windows)
            await window.DisposeAsync();
        Assert.True(_complaints.IsEmpty, string.Join('\n', _complaints));
    }

    /// <summary>
    /// A window with no past, at a path of <paramref name="app"/>; <paramref name="options"/> say how it differs from an
    /// ordinary one.
    /// </summary>
    protected async Task<IPage> Open(SalesWebApp app, string path = "/", BrowserNewContextOptions? options = null)
    {
        var window = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions(options ?? new()) { BaseURL = app.Address });
        _windows.Add(window);
        window.SetDefaultTimeout(RunningChromium.Timeout);
        if (options?.JavaScriptEnabled == false)
            window.HasNoScripts();
        var page = await window.NewPageAsync();
        Listen(page);
        await page.Visit(path);
        return page;
    }

    private void Listen(IPage page)
    {
        page.PageError += (_, error) => _complaints.Enqueue($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            // Every answer of 400 or more is named here too; which of them are wrong is decided below.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal))
                _complaints.Enqueue($"{page.Url}: {message.Text}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500 || (response.Status >= 400 && !response.Request.IsNavigationRequest))
                _complaints.Enqueue($"{page.Url}: {response.Url} answered {response.Status}");
        };
        page.Dialog += async (_, dialog) =>
        {
            _complaints.Enqueue($"{page.Url}: a dialog says {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    private async Task KeepPictures()
    {
        foreach (var (page, number) in _windows.SelectMany(window => window.Pages).Select((page, index) => (page, index + 1)))
            TestContext.Current.AddAttachment($"page-{number}.png", await page.ScreenshotAsync(), mediaType: "image/png");
    }
}
