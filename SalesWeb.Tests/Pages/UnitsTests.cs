using System.Net;
using System.Text.Json;
using SalesWeb.Datasets;

namespace SalesWeb.Tests.Pages;

/// <summary>The currency and the unit of a dataset on pages, in files and in the API.</summary>
public sealed class UnitsTests : IDisposable
{
    private readonly SalesWebApp _app = new();
    private readonly Visitor _visitor;

    public UnitsTests()
    {
        _visitor = new Visitor(_app);
        _app.Import("date,category,Revenue (EUR)\n" + string.Concat(Enumerable.Range(0, 120).Select(day =>
            $"{new DateOnly(2024, 1, 1).AddDays(day):yyyy-MM-dd},Bread,{100 + (day % 7)}.5\n")));
    }

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Explore_writes_the_currency_on_the_axis_in_the_figures_and_in_the_files()
    {
        var page = await _visitor.Get("/explore?dataset=shop");

        Assert.Equal("Amount (EUR)", page.The("#sales").GetAttribute("data-unit"));
        Assert.Contains("12,417\u00A0EUR", page.The("#figures").TextContent); // 120 · 103.475, by hand: 17 whole weeks of 724.5 and one day of 100.5
        Assert.Equal(["100.50", "101.50"], page.All("#sales tbody td:nth-child(2)").Take(2));

        var lines = (await _visitor.Get("/explore?dataset=shop&handler=Csv")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith(",value_unit", lines[0].Trim());
        Assert.StartsWith("all,2024-01-01,100.5,", lines[1]);
        Assert.EndsWith(",EUR", lines[1].Trim());
    }

    [Fact]
    public async Task Overview_and_Data_write_the_currency()
    {
        Assert.All((await _visitor.Get("/?dataset=shop")).All("#now .figure"), figure => Assert.EndsWith("\u00A0EUR", figure));
        Assert.Contains("12,417\u00A0EUR", (await _visitor.Get("/data")).Body.Replace("&#xA0;", "\u00A0"));
    }

    [Fact]
    public async Task A_user_sets_the_units_on_the_page_of_the_dataset()
    {
        var page = await _visitor.Get("/data/report?dataset=shop");
        Assert.Equal("EUR", page.The("#units [name=currency]").GetAttribute("value"));

        var sent = await _visitor.Submit(page, "#units form", fields: [("currency", "$"), ("unit", "kg")]);

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Equal(("$", "kg"), _app.Services.GetRequiredService<DatasetStore>().Get("shop") is var version ? (version.Currency, version.Unit) : default);
        Assert.Equal("Amount ($)", (await _visitor.Get("/explore?dataset=shop")).The("#sales").GetAttribute("data-unit"));
    }

    [Fact]
    public async Task A_currency_that_is_none_is_refused_at_its_field()
    {
        var page = await _visitor.Get("/data/report?dataset=shop");

        var refused = await _visitor.Submit(page, "#units form", fields: [("currency", "12 <b>")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(("12 <b>", "true"), refused.The("#units [name=currency]") is var field ? (field.GetAttribute("value"), field.GetAttribute("aria-invalid")) : default);
    }

    [Fact]
    public async Task The_API_states_measure_unit_and_currency()
    {
        _app.Train("Bread");
        using var client = _app.Connect();

        var dataset = await client.GetFromJsonAsync<JsonElement>("/api/datasets/shop", TestContext.Current.CancellationToken);
        Assert.Equal(("EUR", "pieces"), (dataset.GetProperty("currency").GetString(), dataset.GetProperty("unit").GetString()));

        var forecast = await client.GetFromJsonAsync<JsonElement>("/api/forecast/Bread?dataset=shop", TestContext.Current.CancellationToken);
        Assert.Equal(("amount", "EUR", "EUR"), (
            forecast.GetProperty("measure").GetString(), forecast.GetProperty("unit").GetString(), forecast.GetProperty("currency").GetString()));
    }

    [Fact]
    public async Task The_file_of_a_forecast_states_the_unit_of_its_values()
    {
        _app.Train("Bread");

        var lines = (await _visitor.Get("/predict?dataset=shop&category=Bread&handler=Csv")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("unique_id,ds,", lines[0]);
        Assert.EndsWith(",value_unit", lines[0].Trim());
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",EUR", line.Trim()));
    }
}
