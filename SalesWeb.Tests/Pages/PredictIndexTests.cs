using System.Net;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Pages;

public sealed class PredictIndexTests(TrainedShop shop) : IClassFixture<TrainedShop>
{
    private const string Typed = "form[method=post].stack";

    private readonly Visitor _visitor = new(shop);

    private CategoryForecasts Forecasts => shop.Services.GetRequiredService<CategoryForecasts>();

    [Fact]
    public async Task Without_data_it_says_how_to_import_some()
    {
        using var empty = new SalesWebApp();

        var page = await new Visitor(empty).Get("/predict");

        Assert.Contains("There is no data yet.", page.The("#problem").TextContent);
        Assert.Equal("/data", page.The("#forecast a[role=button]").GetAttribute("href"));
    }

    [Fact]
    public async Task Without_any_model_it_says_how_to_train_one()
    {
        using var untrained = new SalesWebApp();
        untrained.Import(SalesFiles.Daily(60, "Bread"));

        var page = await new Visitor(untrained).Get("/predict");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("No network has been trained", page.Text);
        Assert.Equal("/train?dataset=shop", page.The("#forecast a[role=button]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_category_without_a_model_leads_to_its_training()
    {
        var page = await _visitor.Get("/predict?category=Cakes");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("/train?dataset=shop&categories=Cakes", page.The("#forecast a[role=button]").GetAttribute("href"));
    }

    [Fact]
    public async Task It_shows_at_once_what_has_a_model() =>
        Assert.Equal("Forecast of Bread", (await _visitor.Get("/predict")).The("#sales-forecast figcaption strong").TextContent);

    [Fact]
    public async Task The_chart_is_the_past_and_the_forecast_behind_it()
    {
        var expected = Forecasts.Newest(null, "Bread", 5);

        var rows = (await _visitor.Get("/predict?category=Bread&horizon=5")).Page.QuerySelectorAll("#sales-forecast tbody tr");

        Assert.Equal(61, rows.Length);
        Assert.Equal(expected.History!.Values[^56..], rows.Take(56).Select(row => double.Parse(row.Children[1].GetAttribute("data-value")!)));
        Assert.Equal(
            expected.Points.Select(point => ($"{point.Date:yyyy-MM-dd}", point.Value, point.Lo80, point.Hi80)),
            rows.Skip(56).Select(row => (
                row.Children[0].TextContent,
                double.Parse(row.Children[2].GetAttribute("data-value")!),
                double.Parse(row.Children[3].GetAttribute("data-value")!),
                double.Parse(row.Children[4].GetAttribute("data-value")!))));
    }

    [Fact]
    public async Task The_verdict_is_there_with_the_way_to_its_run()
    {
        var message = (await _visitor.Get("/predict?category=Bread")).The("#forecast > p.message");

        Assert.StartsWith(Forecasts.Newest(null, "Bread", null).Verdict, message.TextContent.Trim());
        Assert.Equal($"/runs/{shop.BreadRun}", message.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_file_has_the_names_of_the_field_and_the_numbers_of_the_page()
    {
        var page = await _visitor.Get("/predict?category=Bread&horizon=3");
        var file = await _visitor.Get(page.The("a.download").GetAttribute("href")!);

        var lines = file.Body.Split("\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("unique_id,ds,CNNLSTM,CNNLSTM-mean,CNNLSTM-lo-80,CNNLSTM-hi-80,CNNLSTM-lo-95,CNNLSTM-hi-95,value_unit", lines[0]);
        Assert.Equal(
            Forecasts.Newest(null, "Bread", 3).Points.Select(point => $"Bread,{point.Date:yyyy-MM-dd},{point.Value:R},{point.Expected:R},{point.Lo80:R},{point.Hi80:R},{point.Lo95:R},{point.Hi95:R},"),
            lines[1..]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("8")]
    [InlineData("1000000000")]
    [InlineData("99999999999")]
    [InlineData("abc")]
    [InlineData("1.5")]
    [InlineData("999999999999999999999999")]
    public async Task A_horizon_that_cannot_be_names_the_limit(string horizon)
    {
        var page = await _visitor.Get($"/predict?category=Bread&horizon={horizon}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains($"1 to {TrainedShop.Horizon}", page.The("#problem").TextContent);
        Assert.Equal(horizon, page.The("form.bar input[name=horizon][aria-invalid=true]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("/predict?category=Coffee", "\"Bread\", \"Cakes\"")]
    [InlineData("/predict?dataset=elsewhere", "\"shop\"")]
    public async Task What_is_not_there_is_not_found_and_what_is_there_is_named(string url, string known)
    {
        var page = await _visitor.Get(url);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains(known.Split(", ")[0], page.The("#problem").TextContent);
    }

    [Fact]
    public async Task Htmx_gets_the_forecast_alone()
    {
        var fragment = await _visitor.GetByHtmx("/predict?category=Bread&horizon=2");

        Assert.True(fragment.IsFragment);
        Assert.NotNull(fragment.The("section#forecast figure"));
        Assert.StartsWith("Off by", fragment.The("#forecast > p.message").TextContent.Trim());
    }

    [Fact]
    public async Task Typed_values_give_a_forecast_of_their_own()
    {
        double[] values = [.. Enumerable.Range(1, TrainedShop.Window).Select(day => 100.5 + day)];
        var expected = Forecasts.OfValues(null, "Bread", values, 2);

        var page = await Type(string.Join(" ", values).Replace('.', ','), horizon: "2");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(
            expected.Points.Select(point => point.Value),
            page.Page.QuerySelectorAll("#sales-forecast tbody tr").TakeLast(2).Select(row => double.Parse(row.Children[2].GetAttribute("data-value")!)));
    }

    [Fact]
    public async Task The_file_of_typed_values_counts_steps()
    {
        var page = await Type(string.Join("\n", Enumerable.Range(1, 20)), horizon: "2");

        var file = await _visitor.Submit(page, "form[action*=Csv]");

        Assert.Contains("filename=forecast-shop-Bread.csv", Assert.Single(file.Headers["Content-Disposition"]));
        var lines = file.Body.Split("\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["unique_id", "Bread", "Bread"], lines.Select(line => line.Split(',')[0]));
        Assert.Equal(["ds", "1", "2"], lines.Select(line => line.Split(',')[1]));
    }

    [Theory]
    [InlineData("1 2 3 4 5 6 7 8 9", "14 values are needed, 9 were given.")]
    [InlineData("", "14 values are needed, 0 were given.")]
    [InlineData("1 2 three", "Value 3, \"three\", is not a number.")]
    [InlineData("1 NaN 3", "Value 2, \"NaN\", is not a number.")]
    public async Task Values_that_will_not_do_stay_with_what_is_wrong_with_them(string values, string problem)
    {
        var page = await Type(values);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(problem, page.The("#problem").TextContent);
        Assert.Equal(values, page.The("textarea[name=values][aria-invalid=true]").TextContent);
        Assert.True(page.The("details:has(textarea)").HasAttribute("open"));
    }

    [Fact]
    public async Task A_hostile_category_is_forecast_like_any_other()
    {
        using var own = new TrainedShop();
        own.Train(TrainedShop.Hostile);
        var visitor = new Visitor(own);

        var page = await visitor.Get($"/predict?category={Uri.EscapeDataString(TrainedShop.Hostile)}");
        var file = await visitor.Get(page.The("a.download").GetAttribute("href")!);

        Assert.Equal($"Forecast of {TrainedShop.Hostile}", page.The("#sales-forecast figcaption strong").TextContent);
        Assert.DoesNotContain("<script>alert", page.Body);
        Assert.Contains($"\"{TrainedShop.Hostile.Replace("\"", "\"\"")}\",", file.Body);
    }

    private async Task<Visit> Type(string values, string horizon = "") => await _visitor.Submit(
        await _visitor.Get("/predict"), Typed, fields: [("category", "Bread"), ("horizon", horizon), ("values", values)]);
}
