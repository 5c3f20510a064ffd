using SalesWeb.Series;

namespace SalesWeb.Datasets.Importing;

/// <summary>Says which periods have no row, because what they are taken for is a choice and never made silently.</summary>
internal static class GapNotes
{
    private const int MostNamed = 10;

    /// <param name="tally">What the file holds.</param>
    /// <param name="categories">Their names.</param>
    /// <param name="frequency">Of its periods.</param>
    /// <param name="rule">What a missing period is taken for.</param>
    /// <param name="isOnTop">Whether there are other sales beside the file's, which may have the periods that it lacks.</param>
    public static IEnumerable<string> Of(Tally tally, IReadOnlyList<string> categories, Frequency frequency, MissingRule rule, bool isOnTop)
    {
        if (isOnTop)
            return tally.All.Missing(frequency) is > 0 and var lacking
                ? [$"This file alone has no row for {lacking:N0} of the {tally.All.Periods(frequency):N0} {frequency.Noun()}s that it spans; the sales it was put together with may have them."]
                : [];
        return OfAll(tally, categories, frequency, rule);
    }

    private static IEnumerable<string> OfAll(Tally tally, IReadOnlyList<string> categories, Frequency frequency, MissingRule rule)
    {
        var noun = frequency.Noun();
        var taken = rule switch
        {
            MissingRule.Zero => "count as 0",
            MissingRule.Previous => $"take the value of the {noun} before",
            MissingRule.Interpolate => "are put on the straight line between their neighbours",
            MissingRule.Closed => "count as closed, with nothing sold",
            MissingRule.Unknown => "take what is usual at that time",
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
        var everywhere = tally.All.Missing(frequency);
        if (everywhere > 0)
        {
            yield return $"{everywhere:N0} of {tally.All.Periods(frequency):N0} {noun}s {(everywhere == 1 ? "has" : "have")} no row at all; "
                + $"missing {noun}s {taken} (setting data.missing_periods).";
        }

        var gaps = tally.Categories
            .Select((days, i) => (Name: categories[i], Missing: days.Missing(frequency), Periods: days.Periods(frequency)))
            // A category that lacks no more than what nobody has is not worth a line of its own.
            .Where(gap => gap.Missing > everywhere && categories.Count > 1)
            .OrderByDescending(gap => gap.Missing)
            .ToList();
        foreach (var (name, missing, periods) in gaps.Take(MostNamed))
            yield return $"Category \"{name}\": {missing:N0} of {periods:N0} {noun}s between its first and last row are missing.";
        if (gaps.Count > MostNamed)
            yield return $"{gaps.Count - MostNamed:N0} more categories have missing {noun}s.";
    }
}
