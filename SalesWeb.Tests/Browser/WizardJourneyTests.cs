using System.Collections.Concurrent;
using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SalesWeb.Datasets;
using SalesWeb.Tests.Datasets.Importing;
using static Microsoft.Playwright.Assertions;

namespace SalesWeb.Tests.Browser;

/// <summary>A file in hand, and what the wizard makes of it.</summary>
public sealed class WizardJourneyTests(RunningChromium chromium) : Journey(chromium)
{
    private const string German = "superstore/superstore_semicolon_decimal-comma_dd.mm.yyyy_cp125x.csv";

    private readonly SalesWebApp _app = new();

    private DatasetStore Datasets => _app.Services.GetRequiredService<DatasetStore>();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Every date reads either way, so the file alone cannot tell; one answer moves the sales by months.</summary>
    [Fact]
    public async Task A_question_is_answered_and_the_preview_the_trial_and_the_import_follow()
    {
        var page = await Open(_app);
        await page.Upload("shop.csv", "Date,Group,Sales\n01/02/2024,Bread,5\n02/02/2024,Bread,6\n03/02/2024,Tea,7\n");
        var question = page.GetByRole(AriaRole.Group, new() { Name = "is the day?" });
        await Expect(question).ToBeVisibleAsync();
        await NobodyIsShutOut(page);

        await question.GetByText("The second").ClickAsync();
        await Expect(page.Locator("#doubts .lead")).ToContainTextAsync("from 2 Jan 2024 to 2 Mar 2024");
        await question.GetByText("The first").ClickAsync();
        await Expect(page.Locator("#doubts .lead")).ToContainTextAsync("from 1 Feb 2024 to 3 Feb 2024");
        await Expect(question).ToContainTextAsync("Your answer.");

        await page.ReloadAsync();
        await Expect(page.Locator("#doubts .lead")).ToContainTextAsync("from 1 Feb 2024 to 3 Feb 2024");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it first" }).ClickAsync();
        await Expect(page.Figure("Categories")).ToHaveTextAsync("2");
        await NobodyIsShutOut(page);
        Assert.Empty(Datasets.Current());

        await page.GetByRole(AriaRole.Button, new() { Name = "Import into shop" }).ClickAsync();
        await Expect(page.GetByText("The file was imported.")).ToBeVisibleAsync();
        await NobodyIsShutOut(page);
        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 3), 18.0), (Datasets.Get("shop").FirstDate, Datasets.Get("shop").LastDate, Datasets.Get("shop").Total));
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Explore", Exact = true }).ClickAsync();
        await Expect(page.Locator("figure.chart canvas, .chart-plot canvas").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Another_role_for_a_column_changes_what_is_imported()
    {
        var page = await Open(_app);
        await page.Upload("shop.csv", "date,category,amount,profit\n2024-01-01,Bread,5,1\n2024-01-02,Bread,6,2\n");

        await RoleOf(page, "profit").FocusAsync();
        await RoleOf(page, "profit").SelectOptionAsync("amount");
        await Expect(RoleOf(page, "amount")).ToHaveValueAsync("");
        await Expect(RoleOf(page, "profit")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();

        await Expect(page.GetByText("The file was imported.")).ToBeVisibleAsync();
        Assert.Equal(3, Datasets.Get("shop").Total);
    }

    [Fact]
    public async Task The_file_of_the_next_month_goes_in_with_one_click_and_comes_on_top()
    {
        var page = await Open(_app);
        await page.Import("january.csv", "Tag;Gruppe;Umsatz\n30.01.2024;Brot;1,5\n31.01.2024;Brot;2,5\n");

        await page.Upload("february.csv", "Tag;Gruppe;Umsatz\n01.02.2024;Brot;4,5\n02.02.2024;Brot;5,5\n");
        await Expect(page.GetByText("Read as last time")).ToBeVisibleAsync();
        await NobodyIsShutOut(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The file was imported.")).ToBeVisibleAsync();

        var version = Datasets.Get("january");
        Assert.Equal((new DateOnly(2024, 1, 30), new DateOnly(2024, 2, 2), 14.0), (version.FirstDate, version.LastDate, version.Total));
        Assert.Equal(2, Datasets.Versions("january").Count);
    }

    /// <summary>Thirty good days and one that does not exist: corrected, its sales come on top.</summary>
    [Fact]
    public async Task Rejected_rows_are_downloaded_corrected_and_complete_the_dataset()
    {
        var page = await Open(_app);
        await page.Import("shop.csv", SalesFiles.Daily(30, "Bread") + "2023-02-31,Bread,1000\n");
        var before = Datasets.Get("shop");
        Assert.Equal((30, 1), (before.RowsImported, before.RowsRejected));

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download it with its reason" }).ClickAsync());
        var toCorrect = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("2023-02-31,Bread,1000,32,", toCorrect, StringComparison.Ordinal);

        await page.Upload(download.SuggestedFilename, toCorrect.Replace("2023-02-31", "2023-01-31", StringComparison.Ordinal));
        await Expect(page.GetByText("corrected rows of an earlier file")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The file was imported.")).ToBeVisibleAsync();

        var completed = Datasets.Get("shop");
        Assert.Equal((before.Total + 1000, new DateOnly(2023, 1, 31), 0), (completed.Total, completed.LastDate, completed.RowsRejected));
        Assert.Equal((ImportMode.Append, before.Id), (completed.Mode, completed.ParentId));
    }

    public static TheoryData<string> Files =>
    [
        "made pharmacy", "made stores", "made orders",
        .. SharedData.Rows("pharma/salesdaily.csv", "walmart-stores/Walmart_Store_sales.csv", German),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Files_are_imported_as_they_are_understood(string file)
    {
        var (content, from, to, categories, total) = file switch
        {
            "made pharmacy" => (
                MadeFiles.Pharmacy(',', isMixed: true), "2021-01-02", "2021-04-01", 3,
                Enumerable.Range(0, 90).Sum(day => MadeFiles.Sold(day, 0) + MadeFiles.Sold(day, 1) + MadeFiles.Sold(day, 2))),
            // Five stores and 40 weeks: store × 1,000, week × 37 modulo 400, and a quarter.
            "made stores" => (
                MadeFiles.WeeklyStores(), "2021-01-08", "2021-10-08", 1,
                600_000 + (5 * Enumerable.Range(0, 40).Sum(week => week * 37 % 400)) + (200 * 0.25)),
            "made orders" => (
                MadeFiles.Orders("dd.MM.yyyy", ';', Encoding.Latin1), "2021-01-03", "2021-10-29", 3, MadeFiles.OrderLines().Sum(line => line.Sales)),
            "pharma/salesdaily.csv" => (Real(file), "2014-01-02", "2019-10-08", 8, 127_595.504),
            German => (Real(file), "2014-01-03", "2017-12-30", 3, 2_297_200.8603),
            _ => (Real(file), "2010-02-05", "2012-10-26", 1, 6_737_218_987.11),
        };
        var page = await Open(_app);

        await page.Upload(Path.GetFileName($"{file}.csv"), content);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The file was imported.")).ToBeVisibleAsync();

        var version = Datasets.Get(null);
        Assert.Equal((from, to, categories), ($"{version.FirstDate:yyyy-MM-dd}", $"{version.LastDate:yyyy-MM-dd}", version.Categories));
        Assert.Equal(total, version.Total, 0.01);
    }

    /// <summary>A new user with a file in hand and no documentation: from the address to the first chart.</summary>
    [Fact]
    public async Task From_nothing_to_the_first_chart_takes_a_file_and_three_clicks()
    {
        var page = await Open(_app);

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Upload" }).Or(page.GetByRole(AriaRole.Link, new() { Name = "Data", Exact = true })).First.ClickAsync();
        await page.GetByLabel("Sales file").SetInputFilesAsync(new FilePayload { Name = "umsatz.csv", MimeType = "text/csv", Buffer = MadeFiles.Bakery() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Explore", Exact = true }).ClickAsync();
        await Expect(page.Locator("figure.chart canvas").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_chosen_before_the_scripts_are_there_is_sent_as_well()
    {
        var page = await Open(_app);
        var scripts = new TaskCompletionSource();
        await page.RouteAsync("**/js/upload*.js", async route =>
        {
            await scripts.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/data", new() { WaitUntil = WaitUntilState.Commit });

        await page.GetByLabel("Sales file").SetInputFilesAsync(new FilePayload { Name = "early.csv", MimeType = "text/csv", Buffer = "date,amount\n2024-01-01,5\n"u8.ToArray() });
        scripts.SetResult();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("early.csv");
    }

    [Fact]
    public async Task A_file_that_is_dropped_is_sent_and_one_beyond_the_limit_is_not()
    {
        var page = await Open(_app, "/data");
        var sent = new ConcurrentQueue<string>();
        page.Request += (_, request) => sent.Enqueue($"{request.Method} {request.Url}");

        await Drop(page, "large.csv", "date,amount\n2024-01-01,5\n", limit: 10);
        Assert.Contains("the limit is", await page.GetByLabel("Sales file").EvaluateAsync<string>("input => input.validationMessage"), StringComparison.Ordinal);

        await Drop(page, "small.csv", "date,amount\n2024-01-01,5\n", limit: 1000);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("small.csv");
        Assert.Single(sent, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_under_way_is_cancelled_by_its_button()
    {
        var page = await Open(_app);
        // htmx calls what the person wanted an error; this is no complaint of the browser.
        await page.AddInitScriptAsync("const say = console.error; console.error = (...words) => /^htmx:(sendAbort|afterRequest)/.test(words[0]) || say(...words);");
        await page.Visit("/data");
        await page.RouteAsync("**/data/upload", _ => Task.CompletedTask);
        await page.GetByLabel("Sales file").SetInputFilesAsync(new FilePayload { Name = "shop.csv", MimeType = "text/csv", Buffer = "date,amount\n"u8.ToArray() });

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(page.GetByText("Cancelled. Nothing was kept.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Upload" })).ToBeEnabledAsync();
    }

    private static byte[] Real(string file) => File.ReadAllBytes(SharedData.Require(file));

    /// <summary>What says what a column is.</summary>
    private static ILocator RoleOf(IPage page, string header) => page.GetByRole(AriaRole.Combobox, new() { Name = header, Exact = true });

    private static async Task Drop(IPage page, string name, string text, int limit) => await page.EvaluateAsync(
        """
        ({ name, text, limit }) => {
          const form = document.querySelector('[data-upload]');
          form.querySelector('input[type=file]').dataset.limit = limit;
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name));
          form.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
          form.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        }
        """,
        new { name, text, limit });

    private static async Task NobodyIsShutOut(IPage page)
    {
        await page.IsReady();
        var found = await page.RunAxe();
        var barriers = found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")).ToList();
        Assert.True(barriers.Count == 0, string.Join('\n', barriers));
    }
}
