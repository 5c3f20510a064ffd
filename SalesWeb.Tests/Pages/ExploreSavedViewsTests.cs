using System.Net;
using Dapper;
using SalesWeb.Exploration;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Pages;

public sealed class ExploreSavedViewsTests(ExploreIndexTests.Shop shop) : IClassFixture<ExploreIndexTests.Shop>
{
    private readonly Visitor _visitor = new(shop);

    [Fact]
    public async Task A_view_is_saved_renamed_and_deleted()
    {
        const string Name = "<b>Mine</b>";
        var page = await _visitor.Get("/explore?category=Bread&unit=week");

        var saved = await _visitor.Submit(page, "form[action*='handler=Save']", fields: ("name", Name));
        Assert.Equal("/explore?dataset=shop&category=Bread&unit=week#saved", Assert.Single(saved.Headers["Location"]));
        page = await _visitor.Get("/explore");
        Assert.Equal((Name, "/explore?dataset=shop&category=Bread&unit=week"), (page.The(".saved a").TextContent, page.The(".saved a").GetAttribute("href")));

        var again = await _visitor.Submit(page, "form[action*='handler=Save']", fields: ("name", Name));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("already", again.The("#problem").TextContent);
        again.The("figure#sales");

        await _visitor.Submit(page, "form[action*='handler=Rename']", fields: ("name", "Yours"));
        page = await _visitor.Get("/explore");
        Assert.Equal(["Yours"], page.All(".saved a"));

        await _visitor.Submit(page, "form[action*='handler=Delete']");
        Assert.Empty((await _visitor.Get("/explore")).Page.QuerySelectorAll(".saved a"));
    }

    [Fact]
    public async Task Many_saved_views_are_listed_by_pages()
    {
        using var apart = new ExploreIndexTests.Shop();
        var visitor = new Visitor(apart);
        var store = apart.Services.GetRequiredService<SavedViewStore>();
        foreach (var n in Enumerable.Range(1, 23))
            store.Save($"view {n:00}", "shop", new SalesView());

        var first = await visitor.Get("/explore?category=Bread");
        Assert.Equal(20, first.All(".saved a").Count);
        var second = await visitor.Get(first.The("#saved a[rel=next]").GetAttribute("href")!);

        Assert.Equal(["view 21", "view 22", "view 23"], second.All(".saved a"));
        Assert.Equal(["view 01"], (await visitor.Get("/explore?saved-page=0")).All(".saved a").Take(1));
        Assert.Equal(3, (await visitor.Get("/explore?saved-page=99")).All(".saved a").Count);
    }

    [Fact]
    public async Task A_picture_alone_does_not_ask_for_saved_views()
    {
        using var apart = new ExploreIndexTests.Shop();
        var visitor = new Visitor(apart);
        using (var connection = apart.Services.GetRequiredService<TrackingDatabase>().Value.Open())
            connection.Execute("DROP TABLE saved_views");

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetByHtmx("/explore?handler=Chart")).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await visitor.GetByHtmx("/explore")).Status);
    }

    [Theory]
    [InlineData("from=2024-01-03&to=2024-01-01", "from", HttpStatusCode.UnprocessableEntity)]
    [InlineData("category=Cake", "category", HttpStatusCode.NotFound)]
    [InlineData("average=0", "average", HttpStatusCode.UnprocessableEntity)]
    public async Task A_view_that_cannot_be_shown_is_not_saved(string query, string field, HttpStatusCode status)
    {
        var page = await _visitor.Get("/explore");
        page.The("form[action*='handler=Save'] input[name=query]").SetAttribute("value", query);

        var refused = await _visitor.Submit(page, "form[action*='handler=Save']", fields: ("name", "Never"));

        Assert.Equal((status, field), (refused.Status, refused.The("#problem").GetAttribute("data-field")));
        Assert.DoesNotContain("Never", (await _visitor.Get("/explore")).All(".saved a"));
    }

    [Fact]
    public async Task A_view_that_cannot_be_looked_at_is_not_saved()
    {
        var page = await _visitor.Get("/explore?category=Bread");
        page.The("form[action*='handler=Save'] [name=query]").SetAttribute("value", "category=Bread&from=2023-02-01&to=2023-01-01");

        var refused = await _visitor.Submit(page, "form[action*='handler=Save']", fields: ("name", "Backwards"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.DoesNotContain("Backwards", (await _visitor.Get("/explore")).All(".saved a"));
    }

    [Fact]
    public async Task A_name_that_is_none_is_422_and_the_view_stays()
    {
        var page = await _visitor.Get("/explore?category=Bread");

        var refused = await _visitor.Submit(page, "form[action*='handler=Save']", fields: ("name", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Bread by day", refused.The("#sales-title").TextContent);
    }
}
