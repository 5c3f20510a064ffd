using SalesWeb.Series;

namespace SalesWeb.Training.Champions;

/// <summary>What is planned for the periods ahead of a series.</summary>
/// <param name="Promotions">Periods with a promotion.</param>
/// <param name="PriceChanges">Periods whose planned price differs from the last price.</param>
public sealed record PlannedAhead(int Promotions, int PriceChanges)
{
    /// <summary>The plan within a horizon; null where nothing is planned that a model could use.</summary>
    public static PlannedAhead? Of(LeveledSeries series, int horizon)
    {
        var covariates = series.Covariates;
        var ahead = Enumerable.Range(covariates.Past, Math.Min(horizon, covariates.Planned)).ToList();
        var plan = new PlannedAhead(
            ahead.Count(period => covariates.Promoted(period) > 0),
            ahead.Count(period => covariates.Given(period) is { } price && price != covariates.Price(covariates.Past - 1)));
        return plan is { Promotions: 0, PriceChanges: 0 } ? null : plan;
    }

    /// <summary>The plan in words: "3 planned promotion days and 1 day with a planned price change".</summary>
    public string InWords(Frequency frequency)
    {
        var noun = frequency.Noun();
        string[] parts =
        [
            .. Promotions > 0 ? [$"{Promotions:N0} planned promotion {noun}{Plural(Promotions)}"] : Array.Empty<string>(),
            .. PriceChanges > 0 ? [$"{PriceChanges:N0} {noun}{Plural(PriceChanges)} with a planned price change"] : Array.Empty<string>(),
        ];
        return string.Join(" and ", parts);
    }

    private static string Plural(int count) => count == 1 ? "" : "s";
}
