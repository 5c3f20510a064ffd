using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Series;
using SalesWeb.Training;

namespace SalesWeb.Tests.Pages;

public sealed class ExploreFilesTests(ExploreIndexTests.Shop shop) : IClassFixture<ExploreIndexTests.Shop>
{
    private readonly Visitor _visitor = new(shop);

    [Fact]
    public async Task The_file_holds_exactly_what_is_shown_and_says_what_it_is_of()
    {
        var page = await _visitor.Get("/explore?category=Bread&from=2024-01-02&average=2");
        var file = await _visitor.Get(page.The("#sales a[download]").GetAttribute("href")!);

        Assert.Equal("text/csv; charset=utf-8", Assert.Single(file.Headers["Content-Type"]));
        Assert.Contains("attachment", Assert.Single(file.Headers["Content-Disposition"]));
        var version = shop.Services.GetRequiredService<DatasetStore>().Get("shop");
        var of = $"shop,{version.Id},{version.Sha256},Bread,,,amount,day,2024-01-02,2024-01-03,";
        Assert.Equal(
            "unique_id,ds,y,complete,mean_2,promoted,holidays,corrections,dataset,version,sha256,category,item,store,measure,unit,from,to,value_unit\n"
            + $"Bread,2024-01-02,2,yes,1.5,0,,0,{of}\nBread,2024-01-03,20,yes,11,0,,0,{of}\n",
            file.Body.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("day", "Bread,2024-01-02,5,yes,0,,1,")]
    [InlineData("week", "Bread,2024-01-01,26,no,0,,1,")]
    public async Task The_file_tells_where_a_value_is_not_that_of_the_sales_file(string unit, string row)
    {
        var version = shop.Services.GetRequiredService<DatasetStore>().Get("shop");
        var amendments = shop.Services.GetRequiredService<AmendmentStore>();
        var correction = amendments.Correct(version, new CorrectionRequest(new SeriesKey("Bread"), new DateOnly(2024, 1, 2), 5, "Ann", "Counted again"));

        var file = await _visitor.Get($"/explore?handler=Csv&category=Bread&average=1&unit={unit}&compare={Uri.EscapeDataString(ExploreIndexTests.Shop.Formula)}");
        amendments.Revoke("shop", correction, "Ann", "No");

        Assert.Contains(row, file.Body);
        Assert.Contains(",,,,shop,", file.Body.Split('\n')[^2]);
    }

    [Fact]
    public async Task The_file_is_named_after_what_it_holds()
    {
        var file = await _visitor.Get($"/explore?handler=Csv&category={Uri.EscapeDataString(ExploreIndexTests.Shop.Formula)}");

        Assert.Contains($"filename=sales-shop-v1-{CategorySlug.Of(ExploreIndexTests.Shop.Formula)}-20240101-20240103-amount-day.csv", Assert.Single(file.Headers["Content-Disposition"]));
    }

    [Fact]
    public async Task The_parts_are_a_file_too()
    {
        var file = await _visitor.Get("/explore?handler=PartsCsv");

        Assert.Contains("filename=by-category-shop-v1-all-20240101-20240103-amount-day.csv", Assert.Single(file.Headers["Content-Disposition"]));
        Assert.Equal(["category", "\"'=1+1", "Bread"], file.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')[0]));
    }

    /// <summary>Without the mark a spreadsheet takes it for the code page of its country, and an ä for two letters.</summary>
    [Fact]
    public async Task A_spreadsheet_knows_that_the_file_is_UTF_8()
    {
        using var client = shop.CreateClient();

        var bytes = await client.GetByteArrayAsync("/explore?handler=Csv", TestContext.Current.CancellationToken);

        Assert.Equal("\uFEFFunique_id"u8, bytes.AsSpan(0, 12));
    }

    [Fact]
    public async Task A_name_that_a_spreadsheet_would_run_leaves_as_text()
    {
        var file = await _visitor.Get($"/explore?handler=Csv&average=1&category={Uri.EscapeDataString(ExploreIndexTests.Shop.Formula)}");

        Assert.Contains($"\"'=1+1,\"\"2\"\"\",2024-01-01,29,yes,0,,0,shop,", file.Body);
    }
}
