using SalesWeb.Tests.Pages;

namespace SalesWeb.Tests.Web;

public sealed class SalesChartTagHelperTests(SalesWebApp app) : IClassFixture<SalesWebApp>
{
    private async Task<Visit> Chart()
    {
        app.Import(SalesFiles.Daily(20, "Bread"));
        return await new Visitor(app).Get("/explore?average=1");
    }

    [Fact]
    public async Task A_chart_is_named_and_described_for_those_who_do_not_see_it()
    {
        var page = await Chart();

        var canvas = page.The("#sales canvas");
        Assert.Equal("img", canvas.GetAttribute("role"));
        Assert.Equal("All categories by day", page.Page.GetElementById(canvas.GetAttribute("aria-labelledby")!)!.TextContent);
        Assert.Contains("in all", page.Page.GetElementById(canvas.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.Equal("polite", page.The("#sales .chart-reading").GetAttribute("aria-live"));
    }

    [Fact]
    public async Task Its_table_stands_in_the_same_figure_and_scrolls_by_keyboard()
    {
        var page = await Chart();

        Assert.Equal(20, page.Page.QuerySelectorAll("figure#sales details table tbody tr").Length);
        Assert.Equal("0", page.The("figure#sales .scroll").GetAttribute("tabindex"));
    }

    [Fact]
    public async Task It_links_to_its_numbers_as_a_file() =>
        Assert.Contains("handler=Csv", (await Chart()).The("#sales a[download]").GetAttribute("href"));
}
