using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>
/// Which rule fits the missing periods of a series, and why:
/// <list type="bullet">
/// <item>closed, where at least nine in ten of them follow a pattern;</item>
/// <item>zero, where the series is sold now and then, or its smallest sales are near nothing: then no row is no sale;</item>
/// <item>unknown, where something is always sold (one in twenty known values is less than a quarter of the median) and there is a season to fill it from, or where so
/// many rows are missing that it would be sold now and then if they were zeros, which its even sales speak against;</item>
/// <item>interpolate, where something is always sold and there is no season.</item>
/// </list>
/// </summary>
/// <param name="Rule">What is suggested; null where nothing is missing.</param>
/// <param name="Reason">Why, in whole sentences.</param>
public sealed record MissingAdvice(MissingRule? Rule, string Reason)
{
    private const double Enough = 0.9;
    private const double WeakSeason = 0.3;

    public static MissingAdvice Of(SalesHistory history, Gaps gaps, Demand? demand, Seasons seasons)
    {
        if (gaps.Missing == 0)
            return new MissingAdvice(null, $"Every {history.Frequency.Noun()} has a row, so the rule has nothing to do.");

        var facts = Facts(gaps, history.Frequency);
        if (gaps.Closures.Count >= Enough * gaps.Missing)
            return new MissingAdvice(MissingRule.Closed, $"{facts} Nothing could be sold then.");
        if (demand is null or { IsIntermittent: true })
            return new MissingAdvice(MissingRule.Zero, $"{facts} It is sold now and then, so no row most likely means no sale.");
        if (!IsAlwaysSold(history))
            return new MissingAdvice(MissingRule.Zero, $"{facts} Its smallest sales are near nothing, so no row most likely means no sale.");
        if (gaps.Closures.Count >= gaps.Unexplained)
            return new MissingAdvice(MissingRule.Closed, $"{facts} Most of them follow a pattern, in which nothing could be sold.");
        if (gaps.Periods - gaps.Closures.Count > Demand.LongestInterval * (gaps.Periods - gaps.Missing))
        {
            return new MissingAdvice(
                MissingRule.Unknown,
                $"{facts} Wherever there is a row much the same is sold and never next to nothing, so rows may have been lost: ask whether they were. If nothing was sold then, choose zero.");
        }

        var lost = $"{facts} Something is sold at all other times, so {(gaps.Closures.Count > 0 ? "those without a pattern" : "rows")} seem to be lost;";
        var also = gaps.Closures.Count > 0 ? " The others are filled as well: where that is wrong, correct them to 0." : "";
        return Math.Max(seasons.Week ?? 0, seasons.Year ?? 0) >= WeakSeason
            ? new MissingAdvice(MissingRule.Unknown, $"{lost} what is usual at that time is the best guess.{also}")
            : new MissingAdvice(MissingRule.Interpolate, $"{lost} without a season the straight line is the best guess.{also}");
    }

    /// <summary>What is missing, in one sentence.</summary>
    public static string Facts(Gaps gaps, Frequency frequency)
    {
        var closures = gaps.Closures;
        var yearly = closures.Count - closures.OnWeekdays - closures.OffSeason - closures.Shared;
        List<string> parts = [];
        if (closures.OnWeekdays > 0)
            parts.Add($"{closures.OnWeekdays:N0} on {Say.List([.. closures.Weekdays.Select(day => $"{day}s")])}");
        if (closures.OffSeason > 0)
            parts.Add($"{closures.OffSeason:N0} out of season (it is sold from {Say.Months(closures.Months)})");
        if (yearly > 0)
            parts.Add($"{yearly:N0} on days that have none year after year ({Say.List([.. closures.Yearly.Select(day => $"{day.Name} {day.Missing} of {day.Years}")])})");
        if (closures.Shared > 0)
            parts.Add($"{closures.Shared:N0} on which nothing of the whole dataset has a row");
        if (gaps.Unexplained > 0)
            parts.Add(parts.Count == 0 ? $"without any pattern, the longest run from {Say.Day(gaps.Longest!.First)} on for {Say.Periods(gaps.Longest.Length, frequency)}" : $"{gaps.Unexplained:N0} without any pattern");
        return $"{gaps.Missing:N0} of {Say.Periods(gaps.Periods, frequency)} {(gaps.Missing == 1 ? "has" : "have")} no row: {Say.List(parts)}.";
    }

    private static bool IsAlwaysSold(SalesHistory history)
    {
        var known = history.Known.Select(period => history.Values[period]).Order().ToArray();
        return known[known.Length / 20] >= 0.25 * known[known.Length / 2] && known[known.Length / 2] > 0;
    }
}
