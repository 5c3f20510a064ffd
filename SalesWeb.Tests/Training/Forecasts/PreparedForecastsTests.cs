using System.Net;
using System.Text.Json;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Jobs;
using SalesWeb.Series;
using SalesWeb.Tests.Pages;
using SalesWeb.Tests.Training.Champions;
using SalesWeb.Training.Champions;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Training.Forecasts;

/// <summary>Requests never fit a model: they find it fitted, or a job fits it.</summary>
public sealed class PreparedForecastsTests(ComparedShop shop) : IClassFixture<ComparedShop>
{
    private static readonly double[] Values = [.. Enumerable.Range(1, 30).Select(n => (double)n)];

    [Fact]
    public async Task The_API_answers_503_until_a_job_has_fitted_the_model()
    {
        using var app = Changed();
        using var http = app.Connect();

        using var refused = await http.GetAsync("/api/forecast/Bread", TestContext.Current.CancellationToken);
        var job = await Ended(app);
        using var answered = await http.GetAsync("/api/forecast/Bread", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(PreparedForecasts.RetryAfterSeconds), refused.Headers.RetryAfter!.Delta);
        Assert.Equal((JobStatus.Finished, "Bread"), (job.Status, job.Title));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        var body = await answered.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(
            app.Services.GetRequiredService<CategoryForecasts>().Newest(null, "Bread", null).Points.Select(point => point.Value),
            body.GetProperty("forecast").EnumerateArray().Select(step => step.GetProperty("y").GetDouble()));
    }

    [Fact]
    public async Task The_API_answers_503_until_a_job_has_fitted_the_model_to_the_values_sent()
    {
        using var http = shop.Connect();
        var request = new { series = Values, horizon = 3 };

        using var refused = await http.PostAsJsonAsync("/api/predict/Bread", request, TestContext.Current.CancellationToken);
        await Ended(shop);
        using var answered = await http.PostAsJsonAsync("/api/predict/Bread", request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (refused.StatusCode, answered.StatusCode));
    }

    [Fact]
    public async Task Predict_shows_that_the_forecast_is_being_prepared_and_then_the_forecast()
    {
        using var app = Changed();
        var visitor = new Visitor(app);

        var waiting = await visitor.Get("/predict?category=Bread");
        var again = waiting.The("#preparation [hx-get]").GetAttribute("hx-get")!;
        var file = await visitor.Get("/predict?handler=Csv&category=Bread");
        await Ended(app);
        var ready = await visitor.GetByHtmx(again);

        Assert.Equal(HttpStatusCode.OK, waiting.Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, file.Status);
        Assert.Empty(ready.Page.QuerySelectorAll("#preparation"));
        Assert.Equal("Forecast of Bread", ready.The("#sales-forecast figcaption strong").TextContent);
    }

    [Fact]
    public async Task Values_that_were_typed_in_are_sent_again_until_their_forecast_is_ready()
    {
        using var app = new ComparedShop();
        var visitor = new Visitor(app);
        var page = await visitor.Get("/predict?category=Bread");

        var waiting = await visitor.Submit(
            page, "form[method=post].stack", byHtmx: true, ("category", "Bread"), ("horizon", "2"), ("values", string.Join(' ', Values)));
        await Ended(app);
        var ready = await visitor.Submit(waiting, "#preparation form", byHtmx: true);

        Assert.Equal(
            app.Services.GetRequiredService<CategoryForecasts>().OfValues(null, "Bread", Values, 2).Points.Select(point => $"{point.Value:R}"),
            ready.Page.QuerySelectorAll("#sales-forecast tbody tr").TakeLast(2).Select(row => row.Children[2].GetAttribute("data-value")));
    }

    [Fact]
    public async Task The_overview_shows_which_forecasts_are_being_prepared()
    {
        using var app = Changed();
        var visitor = new Visitor(app);

        var waiting = await visitor.GetByHtmx("/?handler=Forecasts");
        var again = waiting.The("#preparing").GetAttribute("hx-get")!;
        await Ended(app);
        var ready = await visitor.GetByHtmx(again);

        Assert.Contains("Bread", waiting.The("#preparing").TextContent, StringComparison.Ordinal);
        Assert.Empty(ready.Page.QuerySelectorAll("#preparing"));
        Assert.Equal(2, ready.Page.QuerySelectorAll("#outlooks .cards > article").Length);
    }

    [Fact]
    public async Task A_preparation_that_failed_is_not_repeated_at_once_and_says_why()
    {
        var queue = shop.Services.GetRequiredService<PreparationQueue>();
        var request = new PrepareRequest { Dataset = "shop", Category = "gone" };
        var job = await shop.End(queue.Enqueue(request).Id);

        var refused = Assert.Throws<UserErrorException>(() => queue.Demand(request));

        Assert.Equal(JobStatus.Failed, job.Status);
        Assert.Equal(UserErrorKind.Conflict, refused.Kind);
        Assert.Contains(job.Message!, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_champions_are_prepared_by_one_job()
    {
        using var app = Changed();
        app.Services.GetRequiredService<PreparationQueue>().EnqueueAll("shop");
        var job = await Ended(app);

        var prepared = app.Services.GetRequiredService<PreparedForecasts>();

        Assert.Equal(JobStatus.Finished, job.Status);
        Assert.Equal(7, prepared.Newest(null, "Bread", null).Points.Count);
        Assert.Equal(7, prepared.Newest(null, "a/b", null).Points.Count);
    }

    /// <summary>A compared shop whose data has changed since, so that nothing is fitted to it; its workers run.</summary>
    private static ComparedShop Changed()
    {
        var app = new ComparedShop();
        _ = app.Address;
        foreach (var job in app.Jobs.Active(PreparationQueue.KindName))
            app.End(job.Id).GetAwaiter().GetResult();
        app.Services.GetRequiredService<AmendmentStore>().SetRule(
            app.Services.GetRequiredService<DatasetStore>().Get(null), "Bread", MissingRule.Closed, "Ann", "test");
        return app;
    }

    /// <summary>The newest preparation, once it has ended.</summary>
    private static Task<Job> Ended(SalesWebApp app) => app.End(app.Jobs.Recent(PreparationQueue.KindName).Max(job => job.Id));
}
