using SalesWeb.Series;

namespace SalesWeb.Forecasting;

/// <summary>Says in one sentence whether a forecast is worth having.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="IsBetter">Whether it beats seasonal naive by at least half a percent of its error.</param>
public sealed record Verdict(string Text, bool IsBetter)
{
    /// <param name="metrics">As <see cref="Networks.Evaluation.Metrics"/> has them.</param>
    /// <param name="frequency">How far apart the values are.</param>
    /// <param name="windows">At how many cut-offs it was measured; null where on one stretch that was kept back.</param>
    public static Verdict Of(IReadOnlyDictionary<string, double> metrics, Frequency frequency, int? windows = null)
    {
        var yardstick = YardstickOf((int)metrics.GetValueOrDefault("season", frequency.Season()));
        var over = windows is { } count ? $" over {count} window{(count == 1 ? "" : "s")}" : "";
        if (!metrics.TryGetValue("wape", out var wape))
        {
            var where = windows is null ? $"the {frequency.Noun()}s kept back to check it" : "the windows it was checked on";
            return new Verdict($"Nothing was sold in {where}, so nobody can say how good it is.", IsBetter: false);
        }

        if (!metrics.TryGetValue("skill", out var skill))
            return new Verdict($"Off by {wape:P1} of sales{over}; {yardstick} was exactly right.", IsBetter: false);

        return Math.Round(skill, 2) switch
        {
            > 0 => new Verdict($"Off by {wape:P1} of sales{over}, {skill:P0} better than {yardstick}.", IsBetter: true),
            < 0 => new Verdict($"Off by {wape:P1} of sales{over}: no better than {yardstick}, but {-skill:P0} worse.", IsBetter: false),
            _ => new Verdict($"Off by {wape:P1} of sales{over}: no better than {yardstick}.", IsBetter: false),
        };
    }

    /// <summary>What seasonal naive forecasts, in words.</summary>
    /// <param name="season">What it looks back by, in periods.</param>
    public static string YardstickOf(int season) => season switch
    {
        1 => "the last known number",
        7 => "last week's number",
        _ => "last year's number",
    };
}
