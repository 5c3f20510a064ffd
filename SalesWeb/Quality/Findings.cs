using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>Puts what was found about a series into sentences, each with how much it matters.</summary>
internal static class Findings
{
    /// <summary>A level that changed within this many days of the end still misleads a model that learns from before.</summary>
    private const int RecentDays = 365;

    public static IEnumerable<Finding> Of(QualityReport report) =>
        [.. OfVerdict(report), .. OfActivity(report), .. OfOutliers(report), .. OfShifts(report), .. OfGaps(report), .. OfOddities(report)];

    private static IEnumerable<Finding> OfVerdict(QualityReport report)
    {
        if (report.Verdict.Answer == Forecastable.No)
            yield return new Finding(Severity.Serious, "Forecast", $"{report.Verdict.Sentence} {report.Verdict.Reasons[0]}");
    }

    private static IEnumerable<Finding> OfActivity(QualityReport report)
    {
        var activity = report.Activity;
        if (activity.IsStale)
        {
            yield return new Finding(
                Severity.Look,
                "Silence",
                $"Nothing was sold in the last {Say.Periods(activity.Silence, report.Frequency)}; the longest pause before was {Say.Periods(activity.LongestPause, report.Frequency)}. Perhaps it has ended, or newer rows are missing.");
        }

        if (activity.IsNew)
            yield return new Finding(Severity.Note, "New", $"It is new: its first row is of {Say.Day(report.First)}.");
        if (report.Gaps.Closures.Months is { Count: < 12 } months)
            yield return new Finding(Severity.Note, "Season", $"It is sold from {Say.Months(months)} only.");
    }

    private static IEnumerable<Finding> OfOutliers(QualityReport report)
    {
        var odd = report.Outliers.Where(one => one.IsOdd).ToList();
        var promoted = report.Outliers.Count(one => one.IsPromoted);
        var atHolidays = report.Outliers.Where(one => one.Holiday is not null).ToList();
        var habits = report.Outliers.Count(one => one is { IsYearly: true, IsPromoted: false, Holiday: null });
        if (odd.MaxBy(one => Math.Abs(one.Score)) is { } worst)
        {
            yield return new Finding(
                Severity.Look,
                "Outliers",
                $"{Say.Periods(odd.Count, report.Frequency)} {(odd.Count == 1 ? "is" : "are")} far from what is usual, the farthest {Say.Day(worst.Date)} with {Say.Number(worst.Value)} where {Say.Number(worst.Usual)} would be. If that is a mistake, correct it.{HintOf(report)}");
        }

        if (atHolidays.Count > 0)
        {
            const int MaxNamed = 4;
            var names = atHolidays.Select(one => one.Holiday!).Distinct().ToList();
            var named = names.Count > MaxNamed ? [.. names.Take(MaxNamed), $"{names.Count - MaxNamed} more"] : names;
            yield return new Finding(
                Severity.Note,
                "Holidays",
                $"{Say.Periods(atHolidays.Count, report.Frequency)} far from what is usual {(atHolidays.Count == 1 ? "is" : "are")} on or next to a known holiday: "
                + $"{Say.List(named)}. No correction is needed.");
        }

        if (promoted > 0)
            yield return new Finding(Severity.Note, "Promotions", $"{Say.Periods(promoted, report.Frequency)} {(promoted == 1 ? "is" : "are")} far above what is usual while on promotion; that is no mistake.");
        if (habits > 0)
            yield return new Finding(Severity.Note, "Feasts", $"{Say.Periods(habits, report.Frequency)} {(habits == 1 ? "is" : "are")} far from what is usual at the same time year after year, as feasts are; that is no mistake.");
        if (report.PriceOutliers.MaxBy(one => Math.Abs(one.Score)) is { } price)
        {
            yield return new Finding(
                Severity.Look,
                "Prices",
                $"{Say.Count(report.PriceOutliers.Count, "price")} {(report.PriceOutliers.Count == 1 ? "is" : "are")} far from those around {(report.PriceOutliers.Count == 1 ? "it" : "them")}, the farthest {Say.Number(price.Value)} on {Say.Day(price.Date)} where {Say.Number(price.Usual)} would be.");
        }
    }

    private static string HintOf(QualityReport report)
    {
        const int MaxNamed = 3;
        if (report.HolidayHint is not var (explained, countries))
            return "";
        var of = countries.Count <= MaxNamed ? Say.List(countries) : $"{string.Join(", ", countries.Take(MaxNamed))} and {countries.Count - MaxNamed} other countries";
        return $" {explained} of them {(explained == 1 ? "is" : "are")} on or next to a public holiday of {of}: set calendar.country to have holidays named.";
    }

    private static IEnumerable<Finding> OfShifts(QualityReport report) => report.Shifts.Select(shift => new Finding(
        !shift.MayBeSeason && report.Last.DayNumber - shift.Date.DayNumber <= RecentDays ? Severity.Look : Severity.Note,
        "Level",
        $"From about {Say.Day(shift.Date)} on it sold {(shift.After > shift.Before ? "more" : "less")}: {Say.Number(shift.After)} a {report.Frequency.Noun()} where it had been {Say.Number(shift.Before)}"
        + $"{(shift.MayBeSeason ? "; the data is too short to tell whether that is the season, and smaller changes are left out" : "")}."));

    private static IEnumerable<Finding> OfGaps(QualityReport report)
    {
        if (report.Gaps.Missing > 0)
            yield return new Finding(IsOpen(report) ? Severity.Look : Severity.Note, "Gaps", report.Advice.Reason);
    }

    /// <summary>Whether rows seem to be lost, and not only sales not to have been made.</summary>
    private static bool IsOpen(QualityReport report) => report.Advice.Rule is MissingRule.Unknown or MissingRule.Interpolate;

    private static IEnumerable<Finding> OfOddities(QualityReport report)
    {
        const double Many = 0.05;
        var odd = report.Oddities;
        if (odd.Negatives > 0)
        {
            var share = odd.ReturnedShare is { } returned ? $", {Say.Percent(returned)} of what was sold" : "";
            yield return new Finding(
                odd.NegativeShare > Many || odd.ReturnedShare > Many ? Severity.Look : Severity.Note,
                "Returns",
                $"{Say.Periods(odd.Negatives, report.Frequency)} of {odd.Known:N0} {(odd.Negatives == 1 ? "is" : "are")} negative (returns){share}.");
        }

        if (odd.Zeros > 0)
            yield return new Finding(Severity.Note, "Zeros", $"{Say.Percent(odd.ZeroShare)} of all {report.Frequency.Noun()}s with a row are 0.");
        if (odd.MoreRows.Count > 0)
        {
            yield return new Finding(
                Severity.Look,
                "Duplicates",
                $"{Say.Periods(odd.MoreRows.Count, report.Frequency)} {(odd.MoreRows.Count == 1 ? "has" : "have")} more rows than the {odd.UsualRows:N0} that nearly all have, the first {Say.Day(odd.MoreRows[0])}. "
                + "All rows were added up; if one is in the file twice, that is too much.");
        }
    }
}
