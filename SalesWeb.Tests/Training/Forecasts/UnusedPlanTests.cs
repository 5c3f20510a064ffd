using System.Net;
using System.Text;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Series;
using SalesWeb.Tests.Pages;
using SalesWeb.Training;
using SalesWeb.Training.Champions;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Training.Forecasts;

/// <summary>150 days of bread with a promotion every tenth day; a second file plans 7 days, 3 of them promotions.</summary>
public sealed class UnusedPlanTests : IDisposable
{
    private static readonly DateOnly Start = new(2023, 1, 1);

    private readonly SalesWebApp _app = new();

    public UnusedPlanTests()
    {
        var text = new StringBuilder("date,category,quantity,promotion\n");
        for (var day = 0; day < 150; day++)
            text.Append($"{Start.AddDays(day):yyyy-MM-dd},Bread,{20 + (3 * (day % 7)) + (day % 10 == 0 ? 15 : 0) + (day % 3)},{(day % 10 == 0 ? 1 : 0)}\n");
        _app.Import(text.ToString());
    }

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("date,category,promotion", "{0},Bread,{1}")]
    [InlineData("date,category,quantity,promotion", "{0},Bread,,{1}")]
    public void A_file_of_plan_rows_alone_is_appended(string header, string row)
    {
        var report = Append(header, row);

        Assert.Equal((7, 0, Measure.Quantity), (report.RowsImported, report.RowsRejected, report.Measure));
        Assert.Equal((Start, Start.AddDays(149)), (report.From, report.To));
        var version = _app.Services.GetRequiredService<DatasetStore>().Get("shop");
        Assert.Equal((Start.AddDays(149), 1), (version.LastDate, version.Categories));
        var covariates = _app.Services.GetRequiredService<SalesStore>().GetLevel(version, new SeriesKey("Bread"), MissingRule.Zero).Covariates;
        Assert.Equal([0, 0, 1, 0, 0, 1, 1], Enumerable.Range(150, 7).Select(period => covariates.Promoted(period)!.Value));
    }

    [Fact]
    public void A_file_of_plan_rows_is_refused_as_a_dataset_of_its_own_and_when_it_is_appended_twice_it_changes_nothing()
    {
        var refused = Assert.Throws<UserErrorException>(() => _app.Import(Plan("date,category,promotion", "{0},Bread,{1}"), "plan"));
        var first = Append("date,category,promotion", "{0},Bread,{1}");
        var second = Append("date,category,promotion", "{0},Bread,{1}");

        Assert.Contains("append it to the dataset", refused.Remedy, StringComparison.Ordinal);
        Assert.Equal((false, true, first.VersionId), (first.AlreadyThere, second.AlreadyThere, second.VersionId));
    }

    [Fact]
    public void Plan_rows_that_are_not_after_the_last_sale_are_rejected()
    {
        var refused = Assert.Throws<UserErrorException>(() => Append("date,category,promotion", "{0},Bread,{1}", from: 100));

        Assert.Contains("is not after the last sale, 2023-05-30", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forecast_states_the_plan_that_its_model_does_not_use_and_offers_the_best_model_that_does()
    {
        Append("date,category,promotion", "{0},Bread,{1}");
        Compare(promote: false);
        var register = _app.Services.GetRequiredService<ChampionRegister>();
        register.Promote("shop", "Bread", "SeasonalNaive");

        var naive = _app.Services.GetRequiredService<CategoryForecasts>().Newest("shop", "Bread", null);
        var page = await new Visitor(_app).Get("/predict?dataset=shop&category=Bread");
        var moved = await new Visitor(_app).Submit(page, "#use-plan");

        Assert.Equal((3, "HarmonicRegression"), (naive.UnusedPlan!.Plan.Promotions, naive.UnusedPlan.Alternative));
        Assert.StartsWith("3 planned promotion days; the model SeasonalNaive does not use them.", naive.Notes[0], StringComparison.Ordinal);
        Assert.Contains("3 planned promotion days", page.The("#notes").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, moved.Status);
        Assert.Equal("HarmonicRegression", register.Find("shop", "Bread")!.Model);
        Assert.Null(_app.Services.GetRequiredService<CategoryForecasts>().Newest("shop", "Bread", null).UnusedPlan);
    }

    [Fact]
    public void A_forecast_without_a_plan_says_nothing_of_one()
    {
        Compare(promote: false);
        _app.Services.GetRequiredService<ChampionRegister>().Promote("shop", "Bread", "SeasonalNaive");

        var forecast = _app.Services.GetRequiredService<CategoryForecasts>().Newest("shop", "Bread", null);

        Assert.Null(forecast.UnusedPlan);
        Assert.DoesNotContain(forecast.Notes, note => note.Contains("planned", StringComparison.Ordinal));
    }

    private void Compare(bool promote) => _app.Services.GetRequiredService<DatasetBacktest>().Run(
        new BacktestRequest { Dataset = "shop", Models = ["SeasonalNaive", "HarmonicRegression"], Windows = 3, WarmUp = 2, Promote = promote },
        _ => { },
        (_, _) => { },
        new Resumption { IsInterrupted = () => false },
        TestContext.Current.CancellationToken);

    private ImportReport Append(string header, string row, int from = 150) =>
        _app.Import(Plan(header, row, from), "shop", mode: ImportMode.Append);

    /// <summary>Seven days, the third, sixth and seventh with a promotion.</summary>
    private static string Plan(string header, string row, int from = 150) =>
        $"{header}\n" + string.Concat(Enumerable.Range(0, 7).Select(day => string.Format(row, $"{Start.AddDays(from + day):yyyy-MM-dd}", day is 2 or 5 or 6 ? 1 : 0) + "\n"));
}
