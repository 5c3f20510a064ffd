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

    /// <exception cref="UserErrorException">The series has fewer than two seasons before the first cut-off that is scored; the message names the largest plan that would do.</exception>
    public void CheckLength(SalesSeries series)
    {
        if (KnownAt(series, 0) is null)
            throw TooShort(series);
    }

    private static int Shortest(SalesSeries series) => 2 * series.Frequency.Season();

    private UserErrorException TooShort(SalesSeries series)
    {
        var shortest = Shortest(series);
        var room = (series.Length - shortest - Horizon) / Step;
        var noun = series.Frequency.Noun();
        return new UserErrorException(
            $"{series.Id} has {series.Length} {noun}s; {Windows} {(Windows == 1 ? "window" : "windows")} of {Horizon} {noun}s with at least {shortest} before them need "
            + $"{shortest + TestLength}.",
            series.Length - shortest >= Horizon
                ? $"Choose at most {room + 1} {(room == 0 ? "window" : "windows")}."
                : series.Length > shortest
                    ? $"Choose a horizon of at most {series.Length - shortest} and 1 window, or add older sales."
                    : "Add older sales.",
            field: "windows");
    }
}
