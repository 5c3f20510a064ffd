using SalesWeb.Series;

namespace SalesWeb.Forecasting.RollingOrigin;

/// <summary>
/// Which pasts are forecast from: <see cref="Windows"/> cut-offs that count, the last of them <see cref="Horizon"/> periods before the
/// end, each <see cref="Step"/> periods after the one before; and up to <see cref="WarmUp"/> earlier ones, as many as the series has
/// room for, whose only use is that intervals are calibrated and ensembles weighed on them before anything is scored.
/// <code>
///   cut-off of window w     length − horizon − step (windows − 1 − w)     w = −warm-up … −1 | 0 … windows − 1
/// </code>
/// </summary>
public sealed record BacktestPlan
{
    /// <summary>Periods forecast from each cut-off, at least 1.</summary>
    public int Horizon { get; init; } = 28;

    /// <summary>How many cut-offs are scored, at least 1.</summary>
    public int Windows { get; init; } = 10;

    /// <summary>Periods from one cut-off to the next, at least 1.</summary>
    public int Step { get; init; } = 28;

    /// <summary>How many of 100 actual values each interval is to hold, 1 to 99 each; at least one.</summary>
    public IReadOnlyList<int> Levels { get; init; } = [80, 95];

    /// <summary>Cut-offs before those that are scored, 0 to 100.</summary>
    public int WarmUp { get; init; } = 6;

    /// <summary>How many of the newest periods a model learns from; null is all of them (an expanding window).</summary>
    public int? Input { get; init; }

    /// <summary>At every how many cut-offs a model learns anew, at least 1. In between, one that can goes on from the newer past with what it has learnt.</summary>
    public int RefitEvery { get; init; } = 1;

    /// <summary>The intervals that models are asked for: those of the plan, and the middle half of all values.</summary>
    public IReadOnlyList<int> FitLevels => [.. Levels.Append(50).Distinct().Order()];

    /// <summary>Periods that are forecast at least once, counted from the end: <c>horizon + step (windows − 1)</c>.</summary>
    public int TestLength => Horizon + (Step * (Windows - 1));

    /// <summary>How many values of a series are known at the cut-off of a window; null where the series has no room for that window, which only a warm-up may lack.</summary>
    /// <param name="series">Long enough for all windows that are scored.</param>
    /// <param name="window">−<see cref="WarmUp"/> to <see cref="Windows"/> (excluded).</param>
    public int? KnownAt(SalesSeries series, int window)
    {
        var known = series.Length - TestLength + (Step * window);
        return known >= Shortest(series) ? known : null;
    }

    /// <exception cref="UserErrorException">A number is out of range, all of them told.</exception>
    public void Check()
    {
        var wrong = new List<(string Field, string Value, string Range)>();
        void Demand(string field, int value, int least, int most)
        {
            if (value < least || value > most)
                wrong.Add((field, $"{value}", $"{least} to {most}"));
        }

        Demand("horizon", Horizon, 1, 3660);
        Demand("windows", Windows, 1, 10_000);
        Demand("step", Step, 1, 3660);
        Demand("warm_up", WarmUp, 0, 100);
        Demand("refit_every", RefitEvery, 1, 10_000);
        Demand("input", Input ?? 1, 1, int.MaxValue);
        foreach (var level in Levels)
            Demand("level", level, 1, 99);
        if (Levels.Count == 0)
            wrong.Add(("level", "missing", "1 to 99"));
        if (wrong.Count > 0)
        {
            throw new UserErrorException(
                string.Join(" ", wrong.Select(one => $"{one.Field} is {one.Value}; it must be {one.Range}.")),
                "Choose a value within the range.",
                field: wrong[0].Field);
        }
    }

    /// <exception cref="UserErrorException">The series has too little history before the first cut-off that is scored; the message names the largest plan that would do.</exception>
    public void CheckLength(SalesSeries series)
    {
        if (KnownAt(series, 0) is null)
            throw TooShort(series);
    }

    /// <summary>
    /// This plan or, where the longest series has no room for it, a smaller one: fewer windows first, and a shorter horizon where not even two
    /// windows fit. A history shorter than <see cref="MinimumHistory.Compare"/> has room for none, and the plan stays as it is.
    /// </summary>
    /// <param name="series">At least one, all of one frequency.</param>
    /// <param name="keepsWindows">Whether the number of windows was asked for.</param>
    /// <param name="keepsHorizon">Whether the horizon or the step was asked for.</param>
    public BacktestPlan FittedTo(IEnumerable<SalesSeries> series, bool keepsWindows, bool keepsHorizon)
    {
        const int FewestWindows = 3;
        if (keepsWindows || Horizon < 1 || Step < 1)
            return this;
        var longest = series.MaxBy(one => one.Length)!;
        var most = MaxWindows(longest);
        if (most >= Windows)
            return this;
        if (most >= 2 || (most == 1 && keepsHorizon))
            return this with { Windows = most };

        var ahead = longest.Length - new MinimumHistory(longest.Frequency).Forecast;
        if (keepsHorizon || ahead < 1)
            return this;
        var horizon = Math.Min(Horizon, Math.Max(1, ahead / FewestWindows));
        var shorter = this with { Horizon = horizon, Step = horizon };
        return shorter with { Windows = Math.Clamp(shorter.MaxWindows(longest), 1, Windows) };
    }

    /// <summary>Says that this smaller plan is followed instead of another one, and why.</summary>
    /// <param name="larger">The plan that no series has room for.</param>
    /// <param name="series">What is compared.</param>
    public string NoteInsteadOf(BacktestPlan larger, IEnumerable<SalesSeries> series)
    {
        var longest = series.MaxBy(one => one.Length)!;
        var noun = longest.Frequency.Noun();
        return $"The longest history has {longest.Length:N0} {noun}s, so {InWords(this)} of {Horizon} {noun}{(Horizon == 1 ? " is" : "s are")} compared "
            + $"instead of {InWords(larger)} of {larger.Horizon}.";

        static string InWords(BacktestPlan plan) => $"{plan.Windows} {(plan.Windows == 1 ? "window" : "windows")}";
    }

    /// <summary>How many windows a series has room for; 0 where it has room for none.</summary>
    private int MaxWindows(SalesSeries series) => series.Length - Shortest(series) < Horizon ? 0 : ((series.Length - Shortest(series) - Horizon) / Step) + 1;

    /// <summary>Periods that must be known before the first cut-off: two seasons, and less only where they leave no room for a single window.</summary>
    private int Shortest(SalesSeries series)
    {
        var seasons = 2 * series.Frequency.Season();
        return series.Length >= seasons + Horizon ? seasons : Math.Min(seasons, new MinimumHistory(series.Frequency).Forecast);
    }

    private UserErrorException TooShort(SalesSeries series)
    {
        var shortest = Shortest(series);
        var most = MaxWindows(series);
        var noun = series.Frequency.Noun();
        if (series.Length <= shortest)
        {
            return new UserErrorException(
                new MinimumHistory(series.Frequency).Sentence(series.Id, series.Length), "Add older sales.", field: "windows");
        }

        return new UserErrorException(
            $"{series.Id} has {series.Length} {noun}s; {Windows} {(Windows == 1 ? "window" : "windows")} of {Horizon} {noun}s with at least {shortest} before them need "
            + $"{shortest + TestLength}.",
            most > 0
                ? $"Choose at most {most} {(most == 1 ? "window" : "windows")}."
                : $"Choose a horizon of at most {series.Length - shortest} and 1 window, or add older sales.",
            field: "windows");
    }
}
