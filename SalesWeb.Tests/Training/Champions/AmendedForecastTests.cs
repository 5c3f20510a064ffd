using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Pages.Overview;
using SalesWeb.Series;
using SalesWeb.Tracking;
using SalesWeb.Training.Briefing;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Training.Champions;

/// <summary>What was computed once for a version is computed anew when someone corrects the version.</summary>
public sealed class AmendedForecastTests : IDisposable
{
    private readonly ComparedShop _shop = new();

    private AmendmentStore Amendments => _shop.Services.GetRequiredService<AmendmentStore>();

    private DatasetVersion Version => _shop.Services.GetRequiredService<DatasetStore>().Get(null);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void A_forecast_and_the_overview_follow_a_correction_and_its_end()
    {
        var champions = _shop.Services.GetRequiredService<ChampionStore>();
        champions.Promote(champions.List(Version.Dataset).Single(row => row.Category == "Bread") with { Model = "SeasonalNaive" });
        var (before, all) = (Forecast(), Total());

        var id = Amendments.Correct(Version, new CorrectionRequest(new SeriesKey("Bread"), Version.LastDate, 7_777, "Ann", "Why"));

        Assert.Equal([.. before[..6], 7_777], Forecast());
        Assert.Equal(all - before[6] + 7_777, Total(), 6);
        Assert.Equal(7_777, Outlook().Past[^1].Value);

        Amendments.Revoke(Version.Dataset, id, "Ann", "Why not");
        Assert.Equal(before, Forecast());
        Assert.Equal(all, Total(), 6);
        Assert.Equal(before[6], Outlook().Past[^1].Value);
    }

    [Fact]
    public void A_training_says_which_rule_its_category_has()
    {
        Amendments.SetRule(Version, "Bread", MissingRule.Unknown, "Ann", "Why");

        var runs = _shop.Services.GetRequiredService<RunQuery>();
        Assert.Equal("unknown", runs.Params(_shop.Train("Bread").RunId)["missing_periods"]);
        Assert.Equal("zero", runs.Params(_shop.Train("a/b").RunId)["missing_periods"]);
    }

    private double[] Forecast() =>
        [.. _shop.Services.GetRequiredService<CategoryForecasts>().Newest(null, "Bread", horizon: null).Points.Select(point => point.Value)];

    private double Total() => _shop.Services.GetRequiredService<Briefings>().Now(Version).Windows[0].Now.Values.Sum(value => value ?? 0);

    private Outlook Outlook() => _shop.Services.GetRequiredService<Outlooks>().Of(Version).Outlooks.Single(one => one.Category == "Bread");
}
