using System.Net;
using System.Text.Json;
using SalesWeb.Jobs;
using SalesWeb.Tests.Training.Champions;
using SalesWeb.Training.Champions;

namespace SalesWeb.Tests.Api;

public sealed class ComparisonTests(ComparedShop shop) : IClassFixture<ComparedShop>
{
    private readonly HttpClient _http = shop.Connect();

    [Fact]
    public async Task A_preview_says_what_a_backtest_would_do_and_starts_nothing()
    {
        var answer = await Post("/api/backtest", new { models = new[] { "SeasonalNaive" }, windows = 2, warm_up = 1, preview = true }, HttpStatusCode.OK);

        Assert.Equal(["2023-05-16", "2023-05-23"], answer.GetProperty("cutoffs").EnumerateArray().Select(date => date.GetString()));
        Assert.Equal(["2023-05-09"], answer.GetProperty("warm_ups").EnumerateArray().Select(date => date.GetString()));
        Assert.Equal((2, 3), (answer.GetProperty("series").GetInt32(), answer.GetProperty("fits").GetInt32()));
        Assert.True(answer.GetProperty("estimated_seconds").GetDouble() >= 0);
        Assert.Empty(shop.Jobs.Active(BacktestJob.KindName));
    }

    [Fact]
    public async Task A_backtest_is_a_job_that_ends_with_a_leaderboard()
    {
        var answer = await Post("/api/backtest", new { models = new[] { "SeasonalNaive" }, categories = new[] { "Bread" }, windows = 2, warm_up = 0, promote = false }, HttpStatusCode.Accepted);

        var job = await shop.End(answer.GetProperty("job").GetProperty("id").GetInt64());
        Assert.Equal(JobStatus.Finished, job.Status);
        var board = await Get("/api/leaderboard?category=Bread", HttpStatusCode.OK);
        Assert.Equal(job.RunId, board.GetProperty("run_id").GetInt64());
        Assert.Equal(2, board.GetProperty("windows").GetInt32());
        Assert.Equal(7, board.GetProperty("models")[0].GetProperty("wape_by_step").GetArrayLength());
        Assert.Equal(0, board.GetProperty("models")[0].GetProperty("skill").GetDouble());
        await Get($"/api/leaderboard?category={Uri.EscapeDataString("a/b")}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_champion_that_was_asked_for_answers_from_then_on()
    {
        using var other = new ComparedShop();
        using var http = other.Connect();
        using var promoted = await http.PostAsJsonAsync("/api/champion", new { category = "Bread", model = "seasonalnaive" }, TestContext.Current.CancellationToken);
        await other.End(other.Jobs.Recent(PreparationQueue.KindName).Max(job => job.Id));
        var forecast = await http.GetFromJsonAsync<JsonElement>("/api/forecast/Bread?horizon=2", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, promoted.StatusCode);
        Assert.Equal("SeasonalNaive", forecast.GetProperty("model").GetString());
        Assert.Equal(3, forecast.GetProperty("windows").GetInt32());
        Assert.Equal("2023-05-30", forecast.GetProperty("data_until").GetString());
        Assert.Contains("no better than last week's number", forecast.GetProperty("verdict").GetString(), StringComparison.Ordinal);
        Assert.False(forecast.GetProperty("is_better_than_naive").GetBoolean());
        var step = forecast.GetProperty("forecast")[0];
        Assert.True(step.GetProperty("lo95").GetDouble() <= step.GetProperty("lo80").GetDouble());
        Assert.True(step.GetProperty("hi95").GetDouble() >= step.GetProperty("hi80").GetDouble());
    }

    [Theory]
    [InlineData("/api/backtest", "{\"models\": [\"Prophet\"]}", HttpStatusCode.NotFound, "models")]
    [InlineData("/api/backtest", "{\"categories\": [\"Milk\"]}", HttpStatusCode.NotFound, "categories")]
    [InlineData("/api/backtest", "{\"dataset\": \"nope\"}", HttpStatusCode.NotFound, "dataset")]
    [InlineData("/api/backtest", "{\"windows\": 400}", HttpStatusCode.UnprocessableEntity, "windows")]
    [InlineData("/api/backtest", "{\"windows\": 0, \"preview\": true}", HttpStatusCode.UnprocessableEntity, "windows")]
    [InlineData("/api/backtest", "{\"window\": 3}", HttpStatusCode.UnprocessableEntity, "window")]
    [InlineData("/api/champion", "{\"category\": \"Bread\"}", HttpStatusCode.UnprocessableEntity, "model")]
    [InlineData("/api/champion", "{\"model\": \"SeasonalNaive\"}", HttpStatusCode.UnprocessableEntity, "category")]
    [InlineData("/api/champion", "{\"category\": \"Bread\", \"model\": \"Prophet\"}", HttpStatusCode.NotFound, "model")]
    public async Task What_cannot_be_is_told_with_its_field(string address, string body, HttpStatusCode status, string field)
    {
        var problem = await Post(address, JsonSerializer.Deserialize<JsonElement>(body), status);

        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Before_the_first_backtest_there_is_no_leaderboard()
    {
        shop.Import(SalesFiles.Daily(60, "Tea"), "tea");
        shop.Services.GetRequiredService<SalesWeb.Datasets.DatasetStore>().MakeDefault("shop");

        var problem = await Get("/api/leaderboard?dataset=tea", HttpStatusCode.Conflict);

        Assert.Contains("POST /api/backtest", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> Get(string address, HttpStatusCode expected)
    {
        using var response = await _http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private async Task<JsonElement> Post(string address, object body, HttpStatusCode expected)
    {
        using var response = await _http.PostAsJsonAsync(address, body, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
