using SalesWeb.Datasets;

namespace SalesWeb.Tests.Pages;

/// <summary>An address may name the version it was copied from.</summary>
public sealed class ExploreVersionsTests : IDisposable
{
    private readonly SalesWebApp _app = new();

    [Fact]
    public async Task An_older_version_says_that_it_is_one_and_leads_to_the_present()
    {
        _app.Import("date,category,amount\n2024-01-01,Bread,1\n2024-01-02,Bread,2\n");
        var older = _app.Services.GetRequiredService<DatasetStore>().Get(null);
        _app.Import("date,category,amount\n2024-01-01,Bread,1\n2024-01-02,Bread,5\n");
        var visitor = new Visitor(_app);

        var page = await visitor.Get($"/explore?version={older.Id}");
        Assert.Equal(["1.00", "2.00"], page.All("#sales tbody tr td:nth-child(2)"));
        Assert.Contains("These are the sales of an older version", page.The(".message.note").TextContent);

        var present = await visitor.Get(page.The(".message.note a").GetAttribute("href")!);
        Assert.Equal(["1.00", "5.00"], present.All("#sales tbody tr td:nth-child(2)"));
        Assert.DoesNotContain("older version", present.Text);
    }

    public void Dispose() => _app.Dispose();
}
