using System.Net;
using SalesWeb.Training;

namespace SalesWeb.Tests.Pages;

public sealed class ExploreIndexTests(ExploreIndexTests.Shop shop) : IClassFixture<ExploreIndexTests.Shop>
{
    private readonly Visitor _visitor = new(shop);

    [Fact]
    public async Task Without_a_choice_it_shows_all_categories_by_day()
    {
        var page = await _visitor.Get("/explore");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("All categories by day", page.The("#sales-title").TextContent);
        Assert.Equal(["30.00", "3.00", "31.00"], page.All("#sales tbody tr td:nth-child(2)"));
    }

    [Fact]
    public async Task The_address_reproduces_the_view()
    {
        var page = await _visitor.Get("/explore?category=Bread&from=2024-01-02&to=2024-01-03&unit=week&average=1");

        Assert.Equal("Bread by week", page.The("#sales-title").TextContent);
        Assert.Equal(["2024-01-01"], page.All("#sales tbody th"));
        Assert.Equal(["22.00"], page.All("#sales tbody td"));
        Assert.Equal("Bread", page.The("select[name=category] option[selected]").TextContent);
        Assert.Equal("2024-01-02", page.The("input[name=from]").GetAttribute("value"));
        Assert.Contains("is incomplete", page.Text);
    }

    [Fact]
    public async Task A_rolling_average_stands_beside_the_values() =>
        Assert.Equal(["–", "1.50", "11.00"], (await _visitor.Get("/explore?category=Bread&average=2")).All("#sales tbody td:nth-child(3)"));

    [Fact]
    public async Task Htmx_gets_the_chart_alone()
    {
        var fragment = await _visitor.GetByHtmx("/explore?category=Bread");

        Assert.True(fragment.IsFragment);
        fragment.The("figure#sales");
        Assert.Empty(fragment.Page.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task The_file_holds_exactly_what_is_shown()
    {
        var page = await _visitor.Get("/explore?category=Bread&from=2024-01-02&average=2");
        var file = await _visitor.Get(page.The("#sales a[download]").GetAttribute("href")!);

        Assert.Equal("text/csv; charset=utf-8", Assert.Single(file.Headers["Content-Type"]));
        Assert.Contains("attachment", Assert.Single(file.Headers["Content-Disposition"]));
        Assert.Equal("unique_id,ds,y,complete,mean_2\nBread,2024-01-02,2,yes,1.5\nBread,2024-01-03,20,yes,11\n", file.Body.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_file_is_named_after_what_it_holds()
    {
        var file = await _visitor.Get($"/explore?handler=Csv&category={Uri.EscapeDataString(Shop.Formula)}");

        Assert.Contains($"filename=sales-shop-{CategorySlug.Of(Shop.Formula)}-day.csv", Assert.Single(file.Headers["Content-Disposition"]));
    }

    [Fact]
    public async Task A_name_that_a_spreadsheet_would_run_leaves_as_text()
    {
        var file = await _visitor.Get($"/explore?handler=Csv&average=1&category={Uri.EscapeDataString(Shop.Formula)}");

        Assert.Contains($"\"'=1+1,\"\"2\"\"\",2024-01-01,29,yes", file.Body);
    }

    [Fact]
    public async Task An_unknown_category_is_404_and_the_known_ones_are_named()
    {
        var page = await _visitor.Get("/explore?category=Cake");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("\"Bread\"", page.The("#problem").TextContent);
        Assert.Equal("true", page.The("select[name=category]").GetAttribute("aria-invalid"));
    }

    [Theory]
    [InlineData("from=31.12.x", "from")]
    [InlineData("average=0", "average")]
    [InlineData("average=31", "average")]
    [InlineData("average=x", "average")]
    [InlineData("unit=year", "unit")]
    [InlineData("from=2024-01-03&to=2024-01-01", "from")]
    [InlineData("from=2030-01-01", "from")]
    [InlineData("to=1999-01-01", "to")]
    public async Task What_cannot_be_shown_is_422_at_its_field(string query, string field)
    {
        var page = await _visitor.Get($"/explore?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(field, page.The("[aria-invalid=true]").GetAttribute("name"));
        Assert.Equal("problem", page.The("[aria-invalid=true]").GetAttribute("aria-describedby"));
        Assert.Empty(page.Page.QuerySelectorAll("figure"));
        Assert.Contains("Bread", page.All("select[name=category] option"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_made_says_why() =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _visitor.Get("/explore?handler=Csv&average=x")).Status);

    [Fact]
    public async Task A_name_is_text_and_never_markup()
    {
        var page = await _visitor.Get("/explore?category=<script>alert(1)</script>");

        Assert.DoesNotContain("<script>alert", page.Body);
    }

    [Fact]
    public async Task Without_data_it_says_how_to_import_some()
    {
        using var empty = new SalesWebApp();

        var page = await new Visitor(empty).Get("/explore");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("There is no data yet.", page.The("#problem").TextContent);
    }

    /// <summary>Three days of bread (1, 2, 20; the first a Monday), and a category that is a formula.</summary>
    public sealed class Shop : SalesWebApp
    {
        public const string Formula = "=1+1,\"2\"";

        public Shop() => Import($"""
            date,category,amount
            2024-01-01,Bread,1
            2024-01-02,Bread,2
            2024-01-03,Bread,20
            2024-01-01,"{Formula.Replace("\"", "\"\"")}",29
            2024-01-02,"{Formula.Replace("\"", "\"\"")}",1
            2024-01-03,"{Formula.Replace("\"", "\"\"")}",11

            """);
    }
}
