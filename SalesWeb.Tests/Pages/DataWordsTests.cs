using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Tests.Training;

namespace SalesWeb.Tests.Pages;

/// <summary>What is said of uploads, of versions and of what came of an import.</summary>
public sealed class DataWordsTests : IDisposable
{
    private const string January = "date,category,amount\n2023-01-01,Bread,5\n2023-01-31,Bread,6\n";

    private readonly StagedShop _app = new();
    private readonly Visitor _visitor;

    public DataWordsTests() => _visitor = new Visitor(_app);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task An_import_leads_to_its_own_dataset_and_keeps_the_default_one()
    {
        _app.Import(January, "bakery");
        var file = await _app.Stage("kiosk.csv", SalesFiles.Daily(30, "Tea"));
        await _app.Import(file.Id);

        var page = await _visitor.Get($"/data/import/{file.Id}");

        Assert.Equal("/?dataset=kiosk", page.The("main .actions a:first-child").GetAttribute("href"));
        Assert.Equal("bakery", _app.Datasets.Get(null).Dataset);
    }

    /// <summary>The rows that are shown are none of the file's, so it is said where they come from.</summary>
    [Fact]
    public async Task A_table_with_a_column_for_each_month_is_shown_as_it_was_turned_and_goes_in_with_one_click_the_next_time()
    {
        const string Plan = "product,Jan 2024,Feb 2024,Mar 2024\nRye,1,2,3\nSpelt,4,5,6\n";
        var file = await _app.Stage("plan january.csv", Plan);
        var page = await _visitor.Get($"/data/import/{file.Id}");

        Assert.StartsWith("The dates stand in the line of column names: 3 columns, \"Jan 2024\" to \"Mar 2024\"", page.The("#reshaped").TextContent);
        Assert.Equal(["product", "date", "sales"], page.All("table.preview .header"));
        await _app.Import(file.Id);
        Assert.Equal((6, 3), (_app.Datasets.Get(null).RowsImported, _app.Datasets.Get(null).LastDate.Month));

        var next = await _app.Stage("plan february.csv", Plan.Replace("Jan 2024", "Apr 2024"));
        Assert.NotNull(next.RecalledAt);
    }

    [Fact]
    public async Task Versions_of_the_same_minute_are_told_apart_by_their_numbers()
    {
        _app.Import(January);
        _app.Import(January.Replace(",6", ",7", StringComparison.Ordinal));
        var versions = _app.Datasets.Versions("shop");

        var page = await _visitor.Get($"/data/report?dataset=shop&version={versions[1].Id}");

        Assert.Equal(versions.Select(version => $"{version.Id}"), page.All("#versions tbody th a"));
        Assert.Contains($"version {versions[0].Id} (", page.Text);
        Assert.Contains($"Delete version {versions[0].Id}?", (await _visitor.Get($"/data/delete?dataset=shop&version={versions[0].Id}")).Text);
    }

    [Fact]
    public async Task Uploads_of_the_same_name_are_told_apart()
    {
        var (one, two) = (await _app.Stage("shop.csv", January), await _app.Stage("shop.csv", January));

        var page = await _visitor.Get("/data");

        Assert.All([one, two], file => Assert.Contains($"upload {file.Id} of 14 Mar 2026 12:00 UTC", page.The("#waiting").TextContent));
    }

    [Fact]
    public async Task What_came_on_top_tells_its_own_rows_apart_from_the_whole()
    {
        _app.Import(January);
        var file = await _app.Stage("march.csv", "date,category,amount\n2023-02-01,Bread,7\n2023-03-11,Bread,8\n", "shop");
        await _app.Import(file.Id);

        var page = await _visitor.Get($"/data/import/{file.Id}");

        Assert.Equal(ImportMode.Append, _app.Datasets.Get("shop").Mode);
        Assert.Contains("Rows of this file", page.All(".stats dt"));
        Assert.Contains("This file alone has no row for 37 of the 39 days that it spans", page.Text);
        Assert.DoesNotContain("no row at all", page.Text);
    }

    [Fact]
    public async Task The_only_column_of_a_wide_file_is_spoken_of_as_one()
    {
        var file = await _app.Stage("shop.csv", "date,bread,remark\n2024-01-01,5,a\n2024-01-02,6,b\n2024-01-03,9,c\n");
        await _visitor.Submit(await _visitor.Get($"/data/import/{file.Id}"), "#decisions", byHtmx: true, ("column.2", "wide"));

        Assert.Contains("with the sales in one column", (await _visitor.Get($"/data/import/{file.Id}")).The("#doubts .lead").TextContent);
    }

    [Fact]
    public async Task A_failed_import_says_what_has_become_of_its_file()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(5, "Bread") + "Total,Bread,300\n");
        var address = $"/data?job={(await _app.Import(file.Id)).ImportJobId}";
        Assert.Contains("The file waits for a day", (await _visitor.Get(address)).Text);

        _app.Staging.Decide(file.Id, one => one.With(new Dictionary<string, string> { ["rejected_rows"] = "accept" }));
        await _app.Import(file.Id);
        Assert.Equal(StagedState.Imported, _app.Files.Get(file.Id).State);
        Assert.Contains("The file is imported all the same", (await _visitor.Get(address)).Text);

        _app.Files.Delete(file.Id);
        Assert.Contains("The file is not there any more", (await _visitor.Get(address)).Text);
    }
}
