using System.Net;
using System.Text.Json;
using SalesWeb.Tests.Pages;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Training.Forecasts;

/// <summary>Forecasts of the items and stores of a category, by the one network it has.</summary>
public sealed class PartForecastTests : IClassFixture<PartForecastTests.Shop>
{
    private readonly Shop _shop;
    private readonly Visitor _visitor;

    public PartForecastTests(Shop shop) => (_shop, _visitor) = (shop, new Visitor(shop));

    [Theory]
    [InlineData("Bread", 1000)]
    [InlineData("Bread/Roll", 1000)]
    [InlineData("Bread/Rye~1dark", 20)]
    [InlineData("Bread//South", 500)]
    [InlineData("Bread/Rye~1dark/South", 10)]
    public async Task Each_series_is_forecast_at_its_own_level_behind_its_own_past(string series, double atLeast)
    {
        var answer = await Json($"/api/forecast/Bread?series={Uri.EscapeDataString(series)}", HttpStatusCode.OK);

        Assert.Equal(series, answer.GetProperty("unique_id").GetString());
        Assert.Equal(_shop.Run, answer.GetProperty("run_id").GetInt64());
        Assert.Equal(series != "Bread", answer.GetProperty("verdict").GetString()!.EndsWith("That is of the category as a whole.", StringComparison.Ordinal));
        Assert.All(answer.GetProperty("forecast").EnumerateArray(), step => Assert.InRange(step.GetProperty("y").GetDouble(), atLeast / 2, atLeast * 6));
    }

    [Theory]
    [InlineData("Bread/Cake")]
    [InlineData("Milk")]
    [InlineData("Bread/")]
    [InlineData("%7E/~/")]
    public async Task A_series_that_is_not_there_is_told_of_with_those_that_are(string series)
    {
        var answer = await Json($"/api/forecast/Bread?series={Uri.EscapeDataString(series)}", HttpStatusCode.NotFound);

        Assert.Contains("\"Bread/Rye~1dark/South\"", answer.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_offers_the_parts_and_shows_the_one_that_is_chosen()
    {
        var page = await _visitor.Get("/predict?category=Bread&series=Bread/Rye~1dark/South");

        Assert.Equal("Forecast of Bread/Rye~1dark/South", page.The("#sales-forecast figcaption strong").TextContent);
        Assert.Equal("Rye/dark in store South", page.The("#part option[selected]").TextContent);
        Assert.Equal(9, page.Page.QuerySelectorAll("#part option").Length);
        Assert.Contains("series=Bread", page.The("a.download").GetAttribute("href"), StringComparison.Ordinal);
        var file = await _visitor.Get(page.The("a.download").GetAttribute("href")!);
        Assert.Contains("Bread/Rye~1dark/South,", file.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_in_place_that_a_part_is_not_there()
    {
        var page = await _visitor.Get("/predict?category=Bread&series=Bread/Cake");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("no series \"Bread/Cake\"", page.The("#problem").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_another_category_counts_as_none()
    {
        var page = await _visitor.Get("/predict?category=Bread&series=Cakes/Muffin");

        Assert.Equal("Forecast of Bread", page.The("#sales-forecast figcaption strong").TextContent);
    }

    [Fact]
    public void The_reference_form_forecasts_the_whole_alone()
    {
        using var app = new SalesWebApp();
        app.Import(SalesFiles.WithParts(60));
        app.Train("Bread");
        var forecasts = app.Services.GetRequiredService<CategoryForecasts>();

        var refused = Assert.Throws<UserErrorException>(() => forecasts.Newest(null, "Bread", 1, "Bread/Roll"));

        Assert.Equal((UserErrorKind.Conflict, "series"), (refused.Kind, refused.Field));
        Assert.Equal("Bread", forecasts.Newest(null, "Bread", 1, "Bread").UniqueId);
        Assert.Single(forecasts.Parts(null, "Bread"));
    }

    private async Task<JsonElement> Json(string address, HttpStatusCode expected)
    {
        using var http = _shop.Connect();
        using var response = await http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>Bread of two items in two stores, with a network of the full form.</summary>
    public sealed class Shop : FullFormApp
    {
        public Shop()
        {
            Import(SalesFiles.WithParts(120));
            Run = Train("Bread").RunId;
        }

        public long Run { get; }
    }
}
