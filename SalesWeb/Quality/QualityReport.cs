using SalesWeb.Holidays;
using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>All that can be said of one series of sales before any model sees it.</summary>
public sealed record QualityReport
{
    /// <summary>Outliers that are kept of one series; there are seldom more.</summary>
    private const int MostOutliers = 200;

    /// <summary>What is sold.</summary>
    public required string Name { get; init; }

    public required Frequency Frequency { get; init; }

    /// <summary>Its first row.</summary>
    public required DateOnly First { get; init; }

    /// <summary>The last date of the dataset.</summary>
    public required DateOnly Last { get; init; }

    public required Gaps Gaps { get; init; }

    public required MissingAdvice Advice { get; init; }

    public required Oddities Oddities { get; init; }

    /// <summary>The values that are farthest from the usual, oldest first; at most 200.</summary>
    public required IReadOnlyList<Outlier> Outliers { get; init; }

    /// <summary>What setting <c>calendar.country</c> would explain; null where it is set, or would explain too little.</summary>
    public required HolidayHint? HolidayHint { get; init; }

    public required IReadOnlyList<Outlier> PriceOutliers { get; init; }

    public required IReadOnlyList<LevelShift> Shifts { get; init; }

    public required Activity Activity { get; init; }

    /// <summary>Null where nothing was ever sold.</summary>
    public required Demand? Demand { get; init; }

    public required Seasons Seasons { get; init; }

    public required NaiveTrial? Trial { get; init; }

    public required ForecastVerdict Verdict { get; init; }

    /// <summary>What is worth knowing, the worst first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The worst of the findings.</summary>
    public Severity Worst => Findings.Count > 0 ? Findings[0].Severity : Severity.Note;

    /// <summary>Judges a series.</summary>
    /// <param name="name">What is sold.</param>
    /// <param name="history">Its sales.</param>
    /// <param name="beginning">The first date of the dataset.</param>
    /// <param name="isMissingEverywhere">Whether nothing of the whole dataset has a row on a date; null where the series is all there is.</param>
    /// <param name="calendar">The holidays that explain outliers; null for none.</param>
    /// <param name="minimum">How much history is needed; null for what a forecast needs.</param>
    public static QualityReport Of(
        string name,
        SalesHistory history,
        DateOnly beginning,
        Func<DateOnly, bool>? isMissingEverywhere,
        HolidayCalendar? calendar = null,
        MinimumHistory? minimum = null)
    {
        calendar ??= HolidayCalendar.For("");
        var closures = Closures.Of(history, isMissingEverywhere);
        var gaps = Gaps.Of(history, closures);
        var demand = Demand.Of(history, closures);
        var isIntermittent = demand is not { IsIntermittent: false };
        var seasons = Seasons.Of(history);
        var activity = Activity.Of(history, beginning);
        var trial = NaiveTrial.Of(history);
        var outliers = HolidayOutliers.Name(
            Farthest(Quality.Outliers.Of(history, UsualSales.Of(history, isIntermittent), isIntermittent)), history.Frequency, calendar);
        var report = new QualityReport
        {
            Name = name,
            Frequency = history.Frequency,
            First = history.Start,
            Last = history.End,
            Gaps = gaps,
            Advice = MissingAdvice.Of(history, gaps, demand, seasons),
            Oddities = Oddities.Of(history),
            Outliers = outliers,
            HolidayHint = HolidayOutliers.Hint(outliers, history.Frequency, calendar),
            PriceOutliers = Farthest(Quality.Outliers.OfPrices(history)),
            Shifts = isIntermittent || closures.Months.Count < 12 ? [] : LevelShifts.Of(history),
            Activity = activity,
            Demand = demand,
            Seasons = seasons,
            Trial = trial,
            Verdict = ForecastVerdict.Of(history, name, minimum ?? new MinimumHistory(history.Frequency), closures, activity, demand, seasons, trial),
            Findings = [],
        };
        return report with { Findings = [.. Quality.Findings.Of(report).OrderByDescending(finding => finding.Severity)] };
    }

    private static IReadOnlyList<Outlier> Farthest(IReadOnlyList<Outlier> outliers) => outliers.Count <= MostOutliers
        ? outliers
        : [.. outliers.OrderByDescending(one => Math.Abs(one.Score)).Take(MostOutliers).OrderBy(one => one.Date)];
}
