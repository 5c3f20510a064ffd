using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SalesWeb.Jobs;
using SalesWeb.Tests.Pages;
using SalesWeb.Training;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

public sealed partial class TrainingJourneyTests(RunningChromium chromium) : Journey(chromium)
{
    /// <summary>Keeps every stream of events that the page opens, to be asked how it stands.</summary>
    private const string KeepTheStreams =
        """
        window.streams = [];
        window.EventSource = class extends EventSource {
          constructor(...how) { super(...how); streams.push(this); }
        };
        """;

    private readonly EndlessTraining _app = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_training_that_is_cancelled_ends_and_what_it_measured_is_kept()
    {
        var (page, card, _) = await Watch();

        await card.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(card.Locator(".badge")).ToHaveTextAsync("Cancelled");
        await Expect(page.Locator("#trainings > [role=status]")).ToHaveTextAsync("0 of 1 trainings finished, 1 cancelled.");

        await Expect(card.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await card.GetByRole(AriaRole.Link, new() { Name = "Run" }).ClickAsync();
        await Expect(page.GetByText("What had been measured by then is kept.")).ToBeVisibleAsync();
        await Expect(page.Locator("figure[data-chart] canvas")).ToBeVisibleAsync();
    }

    /// <summary>The training does not end by itself, so there is news however busy the machine is.</summary>
    [Fact]
    public async Task The_curve_grows_before_ones_eyes()
    {
        var (page, _, _) = await Watch();

        var last = 0;
        for (var look = 0; look < 3; look++)
        {
            var grown = await page.WaitForFunctionAsync(
                "last => { const epoch = Chart.getChart(document.querySelector('#cards canvas'))?.data.datasets[0].data.at(-1).x; return epoch > last && epoch; }", last);
            last = await grown.JsonValueAsync<int>();
        }
    }

    [Fact]
    public async Task Cancelling_twice_shows_no_error()
    {
        var (page, card, _) = await Watch();

        await card.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).DblClickAsync();

        await Expect(card.Locator(".badge")).ToHaveTextAsync("Cancelled");
        await Expect(page.Locator(".message.bad")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Train");
    }

    [Fact]
    public async Task A_button_that_is_held_down_while_news_come_in_is_clicked_all_the_same()
    {
        var (page, card, _) = await Watch();
        await card.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).HoverAsync();

        await page.Mouse.DownAsync();
        for (var news = 0; news < 3; news++)
            await page.WaitForResponseAsync(response => response.Url.Contains("handler=Card", StringComparison.Ordinal));
        await page.Mouse.UpAsync();

        await Expect(card.Locator(".badge")).ToHaveTextAsync("Cancelled");
    }

    [Fact]
    public async Task A_page_that_is_reloaded_goes_on_watching_and_its_stream_ends_with_the_last_training()
    {
        var (page, card, job) = await Watch();

        await page.ReloadAsync();

        var before = await Epoch(card);
        await page.WaitForFunctionAsync(
            "([id, before]) => Number(document.querySelector(`#${id} .facts dd`)?.textContent.replaceAll(',', '')) > before",
            new object[] { $"job-{job.Id}", before });
        await page.WaitForFunctionAsync("() => streams.length === 1 && streams[0].readyState === EventSource.OPEN");

        await card.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(card.Locator(".badge")).ToHaveTextAsync("Cancelled");
        await page.WaitForFunctionAsync("() => streams.length === 1 && streams[0].readyState === EventSource.CLOSED");
    }

    [Fact]
    public async Task Trainings_that_wait_are_watched_by_the_same_stream()
    {
        var (page, bread, _) = await Watch();
        await page.Train("Cakes");
        var cakes = page.Card("Cakes");
        await Expect(cakes.Locator(".badge")).ToHaveTextAsync("Waiting");

        await bread.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(cakes.Locator(".badge")).ToHaveTextAsync("Running");
        await Expect(cakes.Locator("tbody tr").First).ToBeAttachedAsync();
        await cakes.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(cakes.Locator(".badge")).ToHaveTextAsync("Cancelled");
        await page.WaitForFunctionAsync("() => streams.length === 1 && streams[0].readyState === EventSource.CLOSED");
    }

    /// <summary>Someone on the Train page, with a training of bread under way.</summary>
    private async Task<(IPage Page, ILocator Card, Job Job)> Watch()
    {
        var job = _app.Services.GetRequiredService<TrainingQueue>().Enqueue(dataset: null, ["Bread"], experiment: null).Single();
        await _app.Progress(job.Id);
        var page = await Open(_app);
        await page.AddInitScriptAsync(KeepTheStreams);
        await page.GoTo("Train");
        var card = page.Card("Bread");
        await Expect(card.Locator(".badge")).ToHaveTextAsync("Running");
        return (page, card, job);
    }

    private static async Task<int> Epoch(ILocator card) =>
        int.Parse(NotDigits().Replace(await card.Locator(".facts dd").First.InnerTextAsync(), ""));

    [GeneratedRegex(@"\D")]
    private static partial Regex NotDigits();
}
