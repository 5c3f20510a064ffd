using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Series;
using SalesWeb.Tracking;
using SalesWeb.Training.Champions;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Training.Champions;

public sealed class ChampionForecastTests : IClassFixture<ComparedShop>
{
    private readonly ComparedShop _shop;

    public ChampionForecastTests(ComparedShop shop)
    {
        _shop = shop;
        Promote("SeasonalNaive");
    }

    private CategoryForecasts Forecasts => _shop.Services.GetRequiredService<CategoryForecasts>();

    [Fact]
    public void The_champion_answers_and_says_how_good_it_is()
    {
        var forecast = Forecasts.Newest(null, "Bread", null);

        var last = forecast.History!.Values[^7..];
        Assert.Equal(last, forecast.Points.Select(point => point.Value));
        Assert.Equal(("SeasonalNaive", _shop.Run.Id, 7), (forecast.Model, forecast.RunId, forecast.MaxHorizon));
        Assert.Equal((3, new DateOnly(2023, 5, 30)), (forecast.Standing!.Windows, forecast.Standing.DataUntil));
        Assert.Equal(
            $"Off by {forecast.Standing.Score.Wape:P1} of sales over 3 windows: no better than last week's number.", forecast.Verdict);
        Assert.False(forecast.IsBetterThanNaive);
    }

    [Fact]
    public void Its_intervals_are_calibrated_and_one_that_too_few_outcomes_speak_for_is_told_of()
    {
        var forecast = Forecasts.Newest(null, "Bread", null);
        var factor = forecast.Standing!.Calibration.Find(80)!.Factors[0];
        var raw = new SeasonalNaive().Fit([LeveledSeries.Of(forecast.History!)], new FitOptions { Horizon = 7 }, TestContext.Current.CancellationToken)[0].Get().Forecast(7);

        Assert.Equal((raw.Upper(80)[0] - raw.Point[0]) * factor, forecast.Points[0].Hi80 - forecast.Points[0].Value, 9);
        Assert.True(forecast.Points[0].Hi95 >= forecast.Points[0].Hi80);
        Assert.All(forecast.Standing.Calibration.Levels.Where(level => !level.IsSupported), level =>
            Assert.Contains(forecast.Notes, note => note.StartsWith($"The {level.Level} % interval is not supported", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_member_that_is_missing_is_left_out_the_others_carry_its_weight_and_it_is_said()
    {
        _shop.Services.GetRequiredService<ChampionStore>().Promote(Row("Ensemble", new() { ["SeasonalNaive"] = 0.25, ["CNNLSTM-Reference"] = 0.75 }));

        var forecast = Forecasts.Newest(null, "Bread", null);

        Assert.Equal("Ensemble", forecast.Model);
        Assert.Equal(forecast.History!.Values[^7..], forecast.Points.Select(point => point.Value));
        Assert.Contains("The Ensemble goes on without its member CNNLSTM-Reference: it has not been trained yet.", forecast.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_champion_that_cannot_forecast_yet_has_seasonal_naive_stand_in()
    {
        _shop.Services.GetRequiredService<ChampionStore>().Promote(Row("CNNLSTM-Reference", []));

        var forecast = Forecasts.Newest(null, "Bread", 3);

        Assert.Equal("SeasonalNaive", forecast.Model);
        Assert.Equal(3, forecast.Points.Count);
        Assert.False(forecast.IsBetterThanNaive);
        Assert.Null(forecast.Standing);
        Assert.Empty(forecast.Metrics);
        Assert.Contains("no better than last week's number", forecast.Verdict, StringComparison.Ordinal);
        Assert.Contains("Until then SeasonalNaive stands in", forecast.Notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_ensemble_averages_its_members_and_explains_itself_in_parts_that_add_up()
    {
        var ensemble = Promote("Ensemble", "a/b");

        var forecast = Forecasts.Newest(null, "a/b", null);
        var explanation = Forecasts.Explain(null, "a/b", null)!;

        Assert.Equal("Ensemble", ensemble.Model);
        for (var step = 0; step < 7; step++)
            Assert.Equal(forecast.Points[step].Value, explanation.Parts.Sum(part => part.Values[step]), 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void A_horizon_that_was_not_tested_is_refused(int horizon)
    {
        var refused = Assert.Throws<UserErrorException>(() => Forecasts.Newest(null, "Bread", horizon));

        Assert.Equal("horizon", refused.Field);
        Assert.Contains("from 1 to 7", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_ones_own_are_forecast_by_the_champion_where_there_is_no_network()
    {
        double[] values = [.. Enumerable.Range(1, 21).Select(i => (double)i)];

        var forecast = Forecasts.OfValues(null, "Bread", values, 7);

        Assert.Equal(values[^7..], forecast.Points.Select(point => point.Value));
        Assert.Null(forecast.History);
    }

    [Fact]
    public void It_goes_on_when_the_files_of_its_backtest_are_gone_and_the_leaderboard_says_so()
    {
        using var shop = new ComparedShop();
        File.Delete(shop.Services.GetRequiredService<ArtifactStore>().Find(shop.Run.Id, "leaderboard.json")!);

        Assert.Equal(7, shop.Services.GetRequiredService<CategoryForecasts>().Newest(null, "Bread", null).Points.Count);
        var refused = Assert.Throws<UserErrorException>(() => shop.Services.GetRequiredService<Leaderboards>().Get("shop"));
        Assert.Equal(UserErrorKind.Conflict, refused.Kind);
    }

    [Fact]
    public void Data_of_another_kind_needs_a_new_backtest()
    {
        using var shop = new ComparedShop();
        shop.Import("date,category,quantity\n" + string.Concat(Enumerable.Range(0, 60).Select(day => $"{new DateOnly(2023, 1, 1).AddDays(day):yyyy-MM-dd},Bread,{5 + (day % 7)}\n")));

        var refused = Assert.Throws<UserErrorException>(() => shop.Services.GetRequiredService<CategoryForecasts>().Newest(null, "Bread", null));

        Assert.Contains("chosen by daily amounts; the dataset now has daily quantities", refused.Message, StringComparison.Ordinal);
    }

    private Champion Promote(string model, string category = "Bread") =>
        _shop.Services.GetRequiredService<ChampionRegister>().Promote(null, category, model);

    private ChampionRow Row(string model, Dictionary<string, double> weights) => new Champion(
        "shop", "Bread", model, _shop.Run.Id, ByRule: false, _shop.Report.Find("Bread", "SeasonalNaive")! with { Weights = weights }).ToRow();
}
