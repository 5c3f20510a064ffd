using System.Net;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Versions;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Pages;

/// <summary>The versions of a dataset on its page.</summary>
public sealed class DataReportTests : IDisposable
{
    private readonly SalesWebApp _app = new();
    private readonly Visitor _visitor;
    private readonly long _first;
    private readonly long _second;

    public DataReportTests()
    {
        _visitor = new Visitor(_app);
        _first = _app.Import(SalesFiles.Daily(60, "Bread")).VersionId!.Value;
        _second = _app.Import(SalesFiles.Daily(70, "Bread", "Cakes")).VersionId!.Value;
    }

    private DatasetStore Datasets => _app.Services.GetRequiredService<DatasetStore>();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Versions_are_listed_the_one_in_use_marked()
    {
        var page = await _visitor.Get("/data/report?dataset=shop");

        var rows = page.Page.QuerySelectorAll("#versions tbody tr");
        Assert.Equal(2, rows.Length);
        Assert.Equal("In use", Assert.Single(rows[0].QuerySelectorAll(".badge")).TextContent);
        Assert.Equal("140", rows[0].QuerySelectorAll("td.number")[0].TextContent);
        Assert.Empty(rows[1].QuerySelectorAll(".badge"));
    }

    [Fact]
    public async Task Two_versions_are_compared_by_category_and_day()
    {
        var page = await _visitor.Get($"/data/report?dataset=shop&with={_first}&version={_second}");

        var rows = page.Page.QuerySelectorAll("[aria-label='Changes by category'] tbody tr")
            .Select(row => $"{row.QuerySelector("th")!.TextContent}: {string.Join(' ', row.QuerySelectorAll("td").Skip(2).Select(cell => cell.TextContent))}");
        // The noise of the days is drawn for all categories in turn, so the days of the two files differ.
        Assert.Contains("Cakes: 70 0 0", rows);
        Assert.Contains("2 of 2 categories change", page.The("#comparison").TextContent);
    }

    [Fact]
    public async Task An_older_version_is_used_again_by_its_button()
    {
        var page = await _visitor.Get($"/data/report?dataset=shop&version={_first}");

        var answer = await _visitor.Submit(page, "main form[action*=Restore]");

        Assert.Equal("/data/report?dataset=shop", Assert.Single(answer.Headers["Location"]));
        Assert.Equal(_first, Datasets.Get("shop").Id);
    }

    [Fact]
    public async Task Before_a_version_is_deleted_it_is_said_what_learnt_from_it_and_what_is_used_then()
    {
        var run = _app.Train("Bread").RunId;

        var question = await _visitor.Get($"/data/delete?dataset=shop&version={_second}");
        Assert.Contains("1 run used it; the models of Bread were trained by it", question.Text);
        Assert.Contains("It is the current version.", question.Text);
        var learnt = await _visitor.Get($"/runs/{run}");
        Assert.Equal($"/data/report?dataset=shop&version={_second}", learnt.The("#data a").GetAttribute("href"));

        var answer = await _visitor.Submit(question, "main form");

        Assert.Equal("/data/report?dataset=shop", Assert.Single(answer.Headers["Location"]));
        Assert.Equal(_first, Datasets.Get("shop").Id);
        var afterwards = await _visitor.Get($"/runs/{run}");
        Assert.Equal(HttpStatusCode.OK, afterwards.Status);
        Assert.Contains("was deleted since", afterwards.The("#data").TextContent);
        Assert.NotNull(_app.Services.GetRequiredService<CategoryForecasts>());
        Assert.Equal(HttpStatusCode.OK, (await _visitor.Get("/predict?category=Bread")).Status);
    }

    [Fact]
    public async Task The_last_version_has_no_button_to_delete_it_and_cannot_be_deleted_all_the_same()
    {
        var question = await _visitor.Get($"/data/delete?dataset=shop&version={_first}");
        _app.Services.GetRequiredService<VersionStore>().Delete("shop", _second);
        Assert.DoesNotContain("Delete this version", (await _visitor.Get("/data/report?dataset=shop")).Text);

        var answer = await _visitor.Submit(question, "main form");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(_first, Datasets.Get("shop").Id);
    }

    [Fact]
    public async Task The_rows_that_were_left_out_are_a_file_to_correct()
    {
        var id = _app.Import(SalesFiles.Daily(50, "Bread") + "2023-02-31,Bread,5\n", "odd").VersionId;
        var page = await _visitor.Get("/data/report?dataset=odd");

        var file = await _visitor.Get(page.The("a[download]").GetAttribute("href")!);

        Assert.Equal($"/data/report?dataset=odd&version={id}&handler=FixUp", page.The("a[download]").GetAttribute("href"));
        Assert.Contains("odd-to-correct.csv", Assert.Single(file.Headers["Content-Disposition"]));
        var lines = file.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["date,category,amount,salesweb_line,salesweb_reason,salesweb_dataset,salesweb_file"], lines.Take(1).Select(line => line.Trim('\uFEFF', '\r')));
        Assert.StartsWith("2023-02-31,Bread,5,52,", Assert.Single(lines.Skip(1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/report?dataset=shop&version=1&handler=FixUp")]
    [InlineData("/data/report?dataset=shop&with=99")]
    [InlineData("/data/delete?dataset=shop&version=99")]
    [InlineData("/data/delete?dataset=other&version=1")]
    public async Task What_is_not_there_is_404(string url) => Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get(url)).Status);
}
