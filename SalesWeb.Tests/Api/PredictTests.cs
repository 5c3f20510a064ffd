using System.Net;
using System.Text;
using System.Text.Json;

namespace SalesWeb.Tests.Api;

public sealed class PredictTests(ApiApp app) : IClassFixture<ApiApp>
{
    private static readonly double[] Fourteen = [.. Enumerable.Range(1, 14).Select(i => 100.0 + (10 * (i % 7)))];

    private readonly HttpClient _http = app.Connect();

    [Fact]
    public async Task Fourteen_values_give_the_next_one()
    {
        var answer = await Ok("/api/predict/Bread", new { series = Fourteen });

        Assert.True(double.IsFinite(answer.GetProperty("predicted_sales").GetDouble()));
        Assert.Equal("Bread", answer.GetProperty("category").GetString());
        Assert.Equal(app.Trained.RunId, answer.GetProperty("run_id").GetInt64());
        Assert.False(answer.TryGetProperty("forecast", out _));
    }

    [Fact]
    public async Task Of_more_values_the_last_ones_count()
    {
        var short_ = await Ok("/api/predict/Bread", new { series = Fourteen });
        var longer = await Ok("/api/predict/Bread", new { series = Enumerable.Repeat(1e6, 5).Concat(Fourteen) });

        Assert.Equal(short_.GetProperty("predicted_sales").GetDouble(), longer.GetProperty("predicted_sales").GetDouble());
    }

    [Fact]
    public async Task A_horizon_gives_every_period_with_its_interval()
    {
        var answer = await Ok("/api/predict/Bread", new { series = Fourteen, horizon = 7 });

        var steps = answer.GetProperty("forecast").EnumerateArray().ToList();
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], steps.Select(step => step.GetProperty("ds").GetString()));
        Assert.All(steps, step => Assert.InRange(
            step.GetProperty("y").GetDouble(), step.GetProperty("lo80").GetDouble(), step.GetProperty("hi80").GetDouble()));
        Assert.Equal(answer.GetProperty("predicted_sales").GetDouble(), steps[0].GetProperty("y").GetDouble());
    }

    [Fact]
    public async Task A_category_with_a_slash_has_an_address_too()
    {
        var answer = await Ok("/api/predict/a%2Fb", new { series = Fourteen });

        Assert.Equal("a/b", answer.GetProperty("category").GetString());
    }

    [Fact]
    public async Task The_category_may_stand_in_the_body()
    {
        var answer = await Ok("/api/predict", new { series = Fourteen, category = "Bread" });

        Assert.Equal("Bread", answer.GetProperty("category").GetString());
    }

    [Fact]
    public async Task The_dataset_may_stand_in_the_body()
    {
        var problem = await Problem(HttpStatusCode.NotFound, "/api/predict/Bread", new { series = Fourteen, dataset = "nope" });

        Assert.Contains("\"nope\"", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_known_is_not_passed_over()
    {
        var problem = await Problem(HttpStatusCode.UnprocessableEntity, "/api/predict/Bread", new { series = Fourteen, horizn = 3 });

        Assert.Equal("horizn is not known here.", problem.GetProperty("errors").GetProperty("horizn")[0].GetString());
    }

    [Fact]
    public async Task With_several_models_the_category_must_be_named()
    {
        var problem = await Problem(HttpStatusCode.UnprocessableEntity, "/api/predict", new { series = Fourteen });

        Assert.Contains("Bread", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_category_is_not_found_and_the_known_ones_are_named()
    {
        var problem = await Problem(HttpStatusCode.NotFound, "/api/predict/Bred", new { series = Fourteen });

        Assert.Contains("\"Bread\"", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_category_without_a_model_says_how_to_train()
    {
        var problem = await Problem(HttpStatusCode.Conflict, $"/api/predict/{Uri.EscapeDataString("Cakes & <b>more</b>")}", new { series = Fourteen });

        Assert.Contains("/api/train", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_values_name_the_field_and_both_numbers()
    {
        var problem = await Problem(HttpStatusCode.UnprocessableEntity, "/api/predict/Bread", new { series = Fourteen[..9] });

        var message = problem.GetProperty("errors").GetProperty("series")[0].GetString();
        Assert.Equal("14 values are needed, 9 were given.", message);
    }

    [Theory]
    [InlineData("{\"series\": [1, \"a\"]}")]
    [InlineData("{\"series\": [1, null]}")]
    [InlineData("{\"series\": 5}")]
    [InlineData("{\"series\": [1e400]}")]
    [InlineData("{\"series\": [NaN]}")]
    [InlineData("{}")]
    public async Task What_is_not_a_list_of_numbers_names_the_field(string body)
    {
        var problem = await Read(HttpStatusCode.UnprocessableEntity, await Send("/api/predict/Bread", body));

        Assert.StartsWith("series", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task What_is_not_a_JSON_object_is_malformed(string body)
    {
        var problem = await Read(HttpStatusCode.BadRequest, await Send("/api/predict/Bread", body));

        Assert.Equal("Not understood", problem.GetProperty("title").GetString());
        Assert.Contains("JSON", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_ask_for_work()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/train_all");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        await Read(HttpStatusCode.Forbidden, await _http.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Empty(app.Jobs.Recent());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(8)]
    [InlineData(1_000_000_000)]
    public async Task A_horizon_out_of_range_names_the_range(int horizon)
    {
        var problem = await Problem(HttpStatusCode.UnprocessableEntity, "/api/predict/Bread", new { series = Fourteen, horizon });

        Assert.Contains("1 to 7", problem.GetProperty("errors").GetProperty("horizon")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_forecast_begins_on_the_day_behind_the_data()
    {
        var answer = await _http.GetFromJsonAsync<JsonElement>("/api/forecast/Bread?horizon=3", TestContext.Current.CancellationToken);

        Assert.Equal("2023-07-19", answer.GetProperty("data_until").GetString());
        Assert.Equal(
            ["2023-07-20", "2023-07-21", "2023-07-22"],
            answer.GetProperty("forecast").EnumerateArray().Select(step => step.GetProperty("ds").GetString()));
    }

    [Theory]
    [InlineData("/api/forecast/Bread?horizon=abc")]
    [InlineData("/api/forecast/Bread?horizon=99999999999999")]
    public async Task A_horizon_that_is_no_number_is_answered_as_a_problem(string address)
    {
        var problem = await Read(HttpStatusCode.UnprocessableEntity, await _http.GetAsync(address, TestContext.Current.CancellationToken));

        Assert.Equal("horizon", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Many_callers_are_served_at_once_by_one_network()
    {
        var expected = (await Ok("/api/predict/Bread", new { series = Fourteen })).GetProperty("predicted_sales").GetDouble();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Ok("/api/predict/Bread", new { series = Fourteen })));

        Assert.All(answers, answer => Assert.Equal(expected, answer.GetProperty("predicted_sales").GetDouble()));
    }

    private async Task<JsonElement> Ok(string address, object body)
    {
        using var response = await _http.PostAsJsonAsync(address, body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private async Task<JsonElement> Problem(HttpStatusCode status, string address, object body) =>
        await Read(status, await Send(address, JsonSerializer.Serialize(body)));

    private async Task<HttpResponseMessage> Send(string address, string body) =>
        await _http.PostAsync(address, new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    private static async Task<JsonElement> Read(HttpStatusCode status, HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(status, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        }
    }
}
