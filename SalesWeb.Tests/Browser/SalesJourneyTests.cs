using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

public sealed class SalesJourneyTests(RunningChromium chromium) : Journey(chromium)
{
    /// <summary>Notes, at every news of the training, how many points are drawn; a reload forgets them.</summary>
    private const string WatchTheChart =
        """
        window.growth = [];
        document.addEventListener('htmx:afterSettle', event => {
          const canvas = event.target.closest('#cards')?.querySelector('canvas');
          const drawn = canvas && Chart.getChart(canvas);
          if (drawn) growth.push(drawn.data.datasets[0].data.length);
        });
        """;

    private readonly PatientShop _app = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public Task A_sales_file_becomes_a_forecast() =>
        Walk("shop.csv", SalesFiles.Daily(1000, "Bread", "Cakes"), rows: "2,000", categories: "2", days: "2023-01-01 – 2025-09-26", category: "Bread");

    [Fact]
    public async Task The_sales_of_a_real_bakery_become_a_forecast()
    {
        var file = SharedData.Require("kiel-bakery/umsatzdaten_gekuerzt.csv");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        await Walk(Path.GetFileName(file), text, rows: "9,334", categories: "6", days: "2013-07-01 – 2018-07-31", category: "1");
    }

    private async Task Walk(string fileName, string text, string rows, string categories, string days, string category)
    {
        var page = await Open(_app);
        await Expect(page.GetByText("There is no data yet")).ToBeVisibleAsync();

        await page.Import(fileName, text);
        await Expect(page.Figure("Rows imported")).ToHaveTextAsync(rows);
        await Expect(page.Figure("Rows rejected")).ToHaveTextAsync("0");
        await Expect(page.Figure("Categories")).ToHaveTextAsync(categories);

        await page.GoTo("Explore");
        await page.GetByLabel("Category").SelectOptionAsync(category);
        await Expect(page.Locator("#sales-title")).ToHaveTextAsync($"{category} by day");
        await page.GetByText("The numbers").ClickAsync();
        var dates = page.Locator("#sales tbody th");
        Assert.Equal(days, $"{await dates.First.InnerTextAsync()} – {await dates.Last.InnerTextAsync()}");

        await page.AddInitScriptAsync(WatchTheChart);
        await page.Train(category);
        var card = page.Card(category);
        await Expect(card.Locator(".badge")).ToHaveTextAsync("Finished");
        await Expect(card.Locator("tbody tr")).ToHaveCountAsync(PatientShop.Epochs);
        await page.WaitForFunctionAsync("epochs => Chart.getChart(document.querySelector('#cards canvas'))?.data.datasets[0].data.length === epochs", PatientShop.Epochs);
        var growth = await page.EvaluateAsync<int[]>("() => growth");
        Assert.Equal(growth.Order(), growth);

        await card.GetByRole(AriaRole.Link, new() { Name = "Forecast" }).ClickAsync();
        await Expect(page.Locator("#sales-forecast-title")).ToHaveTextAsync($"Forecast of {category}");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Day by day" }).Locator("tbody tr")).ToHaveCountAsync(28);
        Assert.Contains("Forecast", await page.Read("sales-forecast", "End"), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "How it was trained" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"CNNLSTM-{category}");
        await Expect(page.Figure("State")).ToHaveTextAsync("Finished");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Accuracy" }).Locator("tbody th").First).ToBeVisibleAsync();
        await Expect(page.Locator("#evaluation canvas")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = $"model_{category}.safetensors" }).ClickAsync());
        Assert.Null(await download.FailureAsync());
    }
}
