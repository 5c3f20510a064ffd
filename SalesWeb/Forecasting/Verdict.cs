using SalesWeb.Series;

namespace SalesWeb.Forecasting;

/// <summary>Judges a forecast: its error, its bias and the comparison with seasonal naive.</summary>
/// <param name="Text">One or more sentences.</param>
/// <param name="IsBetter">Whether it beats seasonal naive by at least half a percent of its error.</param>
/// <param name="IsPoor">Whether its WAPE is above 50 % or its bias beyond 10 %, so that it must not be shown as good.</param>
public sealed record Verdict(string Text, bool IsBetter, bool IsPoor = false)
{
    /// <summary>The WAPE above which a forecast is poor, a fraction.</summary>
    public const double MaxWape = 0.5;

    /// <summary>The bias beyond which a forecast is poor in either direction, a fraction of sales.</summary>
    public const double MaxBias = 0.1;

    /// <param name="metrics">As <see cref="Networks.Evaluation.Metrics"/> has them.</param>
    /// <param name="frequency">How far apart the values are.</param>
    /// <param name="windows">At how many cut-offs it was measured; null where on one stretch that was kept back.</param>
    public static Verdict Of(IReadOnlyDictionary<string, double> metrics, Frequency frequency, int? windows = null)
    {
        var verdict = Compared(metrics, frequency, windows);
        List<string> faults = [];
        if (metrics.TryGetValue("wape", out var error) && error > MaxWape)
            faults.Add($"The typical error is more than half of the sales: use single {frequency.Noun()}s with care.");
        if (BiasShare(metrics) is { } bias && Math.Abs(bias) > MaxBias)
            faults.Add($"Totals were {Math.Abs(bias):P0} too {(bias > 0 ? "high" : "low")} on average.");
        return faults.Count == 0 ? verdict : new Verdict($"{verdict.Text} {string.Join(' ', faults)}", verdict.IsBetter, IsPoor: true);
    }

    /// <summary>The bias as a fraction of sales. Trainings store it in the unit of the series; old backtests, which have "seconds", as a fraction.</summary>
    private static double? BiasShare(IReadOnlyDictionary<string, double> metrics)
    {
        if (metrics.TryGetValue("bias_share", out var share))
            return share;
        if (!metrics.TryGetValue("bias", out var bias))
            return null;
        return metrics.ContainsKey("seconds") ? bias
            : metrics.TryGetValue("mae", out var mae) && mae > 0 && metrics.TryGetValue("wape", out var wape) ? bias * wape / mae
            : null;
    }

    private static Verdict Compared(IReadOnlyDictionary<string, double> metrics, Frequency frequency, int? windows)
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
