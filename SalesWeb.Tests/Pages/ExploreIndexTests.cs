using System.Net;

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
        Assert.Equal(["–", "1.50", "11.00"], (await _visitor.Get("/explore?dataset=shop&category=Bread&average=2")).All("#sales tbody td:nth-child(3)"));

    [Theory]
    [InlineData("Chart", "figure#sales")]
    [InlineData("Parts", "#parts .ranking")]
    [InlineData("Profile", "#profile figure#weekdays")]
    [InlineData("Years", "#years")]
    [InlineData("Calendar", "#calendar table.heat")]
    [InlineData("Season", "#season")]
    public async Task Every_picture_can_be_had_alone(string handler, string selector)
    {
        var fragment = await _visitor.GetByHtmx($"/explore?handler={handler}");

        Assert.Equal(HttpStatusCode.OK, fragment.Status);
        Assert.True(fragment.IsFragment);
        fragment.The(selector);
        Assert.Empty(fragment.Page.QuerySelectorAll("form"));
    }

    [Theory]
    [InlineData("Chart")]
    [InlineData("Parts")]
    [InlineData("Profile")]
    [InlineData("Years")]
    [InlineData("Calendar")]
    [InlineData("Season")]
    [InlineData("Numbers")]
    public async Task A_picture_of_what_is_not_there_says_so(string handler)
    {
        var unknown = await _visitor.GetByHtmx($"/explore?handler={handler}&category=Cake");
        var contradictory = await _visitor.GetByHtmx($"/explore?handler={handler}&from=2024-01-03&to=2024-01-01");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity), (unknown.Status, contradictory.Status));
        Assert.Contains("no category \"Cake\"", unknown.The("#problem").TextContent);
        Assert.True(unknown.IsFragment);
    }

    [Fact]
    public async Task Htmx_gets_the_view_and_the_address_to_show()
    {
        var fragment = await _visitor.GetByHtmx("/explore?category=Bread&from=&unit=day&average=");

        Assert.True(fragment.IsFragment);
        fragment.The("#explore figure#sales");
        Assert.Equal("/explore?dataset=shop&category=Bread&unit=day", Assert.Single(fragment.Headers["HX-Push-Url"]));
    }

    [Fact]
    public async Task A_form_without_scripts_ends_at_an_address_that_people_can_read()
    {
        var answer = await _visitor.Get("/explore?category=Bread&from=&to=&unit=week&average=");

        Assert.Equal((HttpStatusCode.Redirect, "/explore?dataset=shop&category=Bread&unit=week"), (answer.Status, Assert.Single(answer.Headers["Location"])));
    }

    [Fact]
    public async Task Without_scripts_links_lead_to_the_page_with_all_pictures()
    {
        var page = await _visitor.Get("/explore?category=Bread");
        var links = page.Page.QuerySelectorAll("section.later a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(5, links.Count);
        var all = await _visitor.Get(links[0].Split('#')[0]);
        Assert.Empty(all.Page.QuerySelectorAll("section.later"));
        foreach (var link in links)
            all.The($"#{link.Split('#')[1]}");
    }

    [Fact]
    public async Task Parts_lead_to_themselves_and_back()
    {
        var parts = await _visitor.GetByHtmx("/explore?handler=Parts&unit=week");
        var bread = await _visitor.Get(parts.Page.QuerySelectorAll(".ranking a").Single(link => link.TextContent == "Bread").GetAttribute("href")!);

        Assert.Equal("Bread by week", bread.The("#sales-title").TextContent);
        Assert.Equal(["All categories", "Bread"], bread.All(".crumbs a"));
        Assert.Equal("/explore?dataset=shop&unit=week", bread.Page.QuerySelector(".crumbs a")!.GetAttribute("href"));
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
    [InlineData("average=367", "average")]
    [InlineData("measure=price", "measure")]
    [InlineData("by=item", "by")]
    [InlineData("last-year=perhaps", "last-year")]
    [InlineData("average=x", "average")]
    [InlineData("unit=year", "unit")]
    [InlineData("from=2024-01-03&to=2024-01-01", "from")]
    [InlineData("from=2030-01-01", "from")]
    [InlineData("to=1999-01-01", "to")]
    public async Task What_cannot_be_shown_is_422_at_its_field(string query, string field)
    {
        var page = await _visitor.Get($"/explore?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(field, page.The("#problem").GetAttribute("data-field"));
        if (field is not ("by" or "last-year"))
        {
            Assert.Equal(field, page.The("[aria-invalid=true]").GetAttribute("name"));
            Assert.Equal("problem", page.The("[aria-invalid=true]").GetAttribute("aria-describedby"));
        }

        Assert.Empty(page.Page.QuerySelectorAll("figure"));
        Assert.Contains("Bread", page.All("select[name=category] option"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_made_says_why() =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _visitor.Get("/explore?dataset=shop&handler=Csv&average=x")).Status);

    [Fact]
    public async Task A_name_is_text_and_never_markup()
    {
        var page = await _visitor.Get("/explore?category=<script>alert(1)</script>");

        Assert.DoesNotContain("<script>alert", page.Body);
    }

    [Theory]
    [InlineData("category")]
    [InlineData("item")]
    [InlineData("store")]
    [InlineData("compare")]
    [InlineData("dataset")]
    public async Task A_name_longer_than_any_is_refused_and_not_repeated(string field)
    {
        var name = new string('x', 5000);

        var page = await _visitor.Get($"/explore?{field}={name}");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, field), (page.Status, page.The("#problem").GetAttribute("data-field")));
        Assert.DoesNotContain(name[..201], page.Body);
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
