using SalesWeb.Series;

namespace SalesWeb.Pages.Quality;

/// <summary>A rule for missing periods as it is chosen.</summary>
public sealed record RuleForm
{
    /// <summary>The name of a rule in lower case; "setting" for what the settings say.</summary>
    public string? Rule { get; init; }

    public string? Author { get; init; }

    public string? Reason { get; init; }

    /// <summary>What was wrong with it.</summary>
    public UserErrorException? Problem { get; init; }

    /// <summary>The rules in the order in which they are offered, each with what it does.</summary>
    public static IReadOnlyList<(MissingRule Rule, string Means)> Rules { get; } =
    [
        (MissingRule.Closed, "Nothing could be sold: 0. It is no sign of little demand, and is said so."),
        (MissingRule.Zero, "Nothing was sold: 0."),
        (MissingRule.Unknown, "Something may have been sold, nobody knows how much: the middle of the same weekday in the four weeks before, or the same time of last year. Models learn from it and backtests count it like any other value."),
        (MissingRule.Interpolate, "The same, on the straight line between the known neighbours."),
        (MissingRule.Previous, "The same, as much as in the period before."),
    ];

    /// <exception cref="UserErrorException">There is no such rule.</exception>
    public MissingRule? Read() => Rule == "setting"
        ? null
        : Rules.Where(one => NameOf(one.Rule) == Rule).Select(one => (MissingRule?)one.Rule).FirstOrDefault()
            ?? throw new UserErrorException($"There is no rule \"{Rule}\" for missing periods.", "Choose one of those that are listed.", field: "rule");

    public static string NameOf(MissingRule rule) => rule.ToString().ToLowerInvariant();
}
