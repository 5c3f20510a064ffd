using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Training.Champions;

namespace SalesWeb.Tests.Training.Champions;

public class ChampionRuleTests
{
    /// <summary>Seasonal naive is off by 20 %, so that with a margin of 10 % nothing above 18 % beats it.</summary>
    [Theory]
    [InlineData(0.18, 0.30, null, "A")]
    [InlineData(0.181, 0.30, null, "SeasonalNaive")]
    [InlineData(0.15, 0.14, null, "B")]
    [InlineData(0.15, 0.14, "A", "A")]
    [InlineData(0.15, 0.135, "A", "B")]
    [InlineData(0.15, 0.30, "SeasonalNaive", "A")]
    [InlineData(0.19, 0.185, "A", "A")]
    [InlineData(0.25, 0.19, "A", "SeasonalNaive")]
    [InlineData(double.NaN, 0.10, null, "B")]
    [InlineData(0.25, 0.19, "Gone", "Gone")]
    public void The_best_must_beat_naive_and_the_present_champion_by_the_margin(double a, double b, string? present, string champion)
    {
        var choice = ChampionRule.Choose("Bread", [Score("SeasonalNaive", 0.2), Score("A", a), Score("B", b)], present, isByRule: true, margin: 0.1);

        Assert.Equal((champion, present), (choice!.Model, choice.Before));
        Assert.Contains(champion, choice.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_was_sold_seasonal_naive_answers() =>
        Assert.Equal("SeasonalNaive", ChampionRule.Choose("Bread", [Score("A", double.NaN), Score("SeasonalNaive", double.NaN)], null, isByRule: true, 0.02)!.Model);

    [Fact]
    public void A_champion_that_someone_chose_stays()
    {
        var choice = ChampionRule.Choose("Bread", [Score("SeasonalNaive", 0.2), Score("A", 0.1), Score("B", 0.3)], "B", isByRule: false, margin: 0.1)!;

        Assert.Equal(("B", false), (choice.Model, choice.ByRule));
    }

    /// <summary>B uses the plan. A has the smallest error, and the test cannot tell the tied ones from it.</summary>
    [Theory]
    [InlineData(true, null, "B")]
    [InlineData(true, "A", "B")]
    [InlineData(true, "B", "B")]
    [InlineData(false, null, "A")]
    [InlineData(false, "B", "A")]
    public void With_a_plan_a_model_that_uses_it_is_chosen_among_those_that_are_tied(bool isTied, string? present, string champion)
    {
        Score[] scores = [Score("SeasonalNaive", 0.2), Score("A", 0.1) with { IsTied = true }, Score("B", 0.12) with { IsTied = isTied }];

        var choice = ChampionRule.Choose("Bread", scores, present, isByRule: true, margin: 0.02, model => model == "B")!;
        var without = ChampionRule.Choose("Bread", scores, present, isByRule: true, margin: 0.02)!;

        Assert.Equal((champion, present), (choice.Model, choice.Before));
        Assert.Equal("A", without.Model);
    }

    [Fact]
    public void Without_seasonal_naive_nobody_can_tell() => Assert.Null(ChampionRule.Choose("Bread", [Score("A", 0.1)], null, isByRule: true, 0.02));

    private static Score Score(string model, double wape) => new()
    {
        Model = model,
        Series = 1,
        Wape = wape,
        Mase = wape,
        Rmsse = wape,
        Mae = wape,
        Rmse = wape,
        Bias = 0,
        Smape = wape,
        Pinball = wape,
        ScaledCrps = wape,
        Intervals = [],
    };
}
