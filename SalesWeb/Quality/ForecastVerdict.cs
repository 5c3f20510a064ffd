using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>Can this be forecast? The answer in a word, in a sentence, and why.</summary>
/// <param name="Answer">The word.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Reasons">What it rests on, a sentence each.</param>
public sealed record ForecastVerdict(Forecastable Answer, string Sentence, IReadOnlyList<string> Reasons)
{
    /// <summary>Half of what is sold wrong: from here on single periods say little.</summary>
    private const double LargeError = 0.5;

    /// <param name="history">The series.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="minimum">How much history is needed.</param>
    /// <param name="closures">When it is closed.</param>
    /// <param name="activity">Whether it is still sold.</param>
    /// <param name="demand">Null where too little was sold to tell.</param>
    /// <param name="seasons">Its seasons.</param>
    /// <param name="trial">How good seasonal naive was; null where that cannot be told.</param>
    public static ForecastVerdict Of(
        SalesHistory history,
        string name,
        MinimumHistory minimum,
        Closures closures,
        Activity activity,
        Demand? demand,
        Seasons seasons,
        NaiveTrial? trial)
    {
        var noun = history.Frequency.Noun();
        var year = history.Frequency switch { Frequency.Daily => 365, Frequency.Weekly => 52, _ => 12 };
        if (activity.LastSale is null)
        {
            return history.Sold.Any()
                ? new ForecastVerdict(Forecastable.No, "No: nothing was ever sold, it only came back.", ["Every value is a return or 0. If the signs are the wrong way round, mend them in the file and import it again."])
                : new ForecastVerdict(Forecastable.No, "No: nothing was ever sold.", ["Every value is 0."]);
        }

        if (activity.IsEnded)
        {
            return new ForecastVerdict(
                Forecastable.No,
                $"No: it seems to have ended on {Say.Day(activity.LastSale.Value)}.",
                [$"Nothing was sold in the last {Say.Periods(activity.Silence, history.Frequency)}; before that the longest pause was {Say.Periods(activity.LongestPause, history.Frequency)}. A forecast would be 0."]);
        }

        if (history.Known.Count() < minimum.Forecast || demand is null)
        {
            return new ForecastVerdict(
                Forecastable.No,
                "Not yet: it is too short.",
                [minimum.Sentence(name, history.Known.Count())]);
        }

        var reasons = new List<string> { HistoryOf(history, seasons) };
        reasons.AddRange(SeasonsOf(seasons));
        if (closures.Months.Count < 12)
            reasons.Add($"It is sold from {Say.Months(closures.Months)} only: with its missing {noun}s taken as closed, models that know the time of the year can learn when it comes and goes.");
        if (trial is not null)
            reasons.Add($"Repeating the last {SeasonName(history.Frequency)} would have been {Say.Percent(trial.Wape)} off over the last {Say.Periods(trial.Periods, history.Frequency)} with a row (WAPE); a model has to beat that.");
        if (demand.IsIntermittent)
        {
            reasons.Add($"It is sold in one {noun} of {Say.Number(demand.Interval)} (ADI, above 1.32), {(demand.Class == DemandClass.Lumpy ? "and in very different amounts" : "in much the same amounts")} (CV² {demand.Variation:0.##}).");
            return new ForecastVerdict(
                Forecastable.OnAverage, $"How much, but not when: it is sold now and then. Croston's method, SBA and TSB are made for that; they forecast a mean for each {noun}.", reasons);
        }

        if (demand.Class == DemandClass.Erratic)
            reasons.Add($"It is sold nearly every {noun}, but in very different amounts (CV² {demand.Variation:0.##}, above 0.49), so intervals will be wide.");
        if (history.Length < year)
            reasons.Add("With less than a year the season of the year cannot be told from a trend.");
        var isHard = demand.Class == DemandClass.Erratic || history.Length < year || trial is { Wape: > LargeError };
        return isHard
            ? new ForecastVerdict(Forecastable.Roughly, "Roughly: look at the intervals, not only at the line.", reasons)
            : new ForecastVerdict(
                Forecastable.Well,
                seasons.Years >= 2 && Math.Max(seasons.Week ?? 0, seasons.Year ?? 0) >= Seasons.Strong
                    ? "Yes, well: it is long, even and strongly seasonal. Every model can be tried."
                    : "Yes: it is long and even enough. Every model can be tried.",
                reasons);
    }

    private static string HistoryOf(SalesHistory history, Seasons seasons)
    {
        var span = $"There are {Say.Periods(history.Length, history.Frequency)} of history";
        return seasons.Years switch
        {
            0 => $"{span}, less than a year.",
            1 => $"{span}, one whole year: a season of the year was seen once, and two are needed to tell it from chance.",
            2 when seasons.Year is null => $"{span}, 2 whole years: about two and a half are needed to tell a season of the year from chance.",
            _ => $"{span}, {seasons.Years} whole years.",
        };
    }

    private static IEnumerable<string> SeasonsOf(Seasons seasons)
    {
        if (seasons.Week is { } week)
            yield return $"The week explains {Words(week)} of what happens from day to day ({Say.Percent(week)}).";
        if (seasons.Year is { } year)
            yield return $"The time of the year explains {Words(year)} of what happens from month to month ({Say.Percent(year)}).";
    }

    private static string Words(double strength) => strength switch { >= Seasons.Strong => "most", >= 0.3 => "a part", _ => "little" };

    private static string SeasonName(Frequency frequency) => frequency == Frequency.Daily ? "week" : "year";
}
