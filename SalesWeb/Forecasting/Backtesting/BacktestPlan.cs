namespace SalesWeb.Forecasting.Backtesting;

/// <summary>
/// Which pasts are forecast from: <see cref="Windows"/> cut-offs, the last of them <see cref="Horizon"/> periods before the
/// end, each <see cref="Step"/> periods after the one before. Every model is fitted anew at each, on all that lies before it.
/// </summary>
public sealed record BacktestPlan
{
    /// <summary>Periods forecast from each cut-off, at least 1.</summary>
    public int Horizon { get; init; } = 28;

    /// <summary>How many cut-offs, at least 1.</summary>
    public int Windows { get; init; } = 10;

    /// <summary>Periods from one cut-off to the next, at least 1.</summary>
    public int Step { get; init; } = 28;

    /// <summary>How many of 100 actual values the intervals are to hold, 1 to 99.</summary>
    public int Level { get; init; } = 80;

    /// <summary>Periods that are forecast at least once, counted from the end: <c>horizon + step (windows − 1)</c>.</summary>
    public int TestLength => Horizon + (Step * (Windows - 1));

    /// <summary>How many values are known at each cut-off of a series, the oldest cut-off first.</summary>
    /// <exception cref="UserErrorException">The series has fewer than two seasons before the first cut-off.</exception>
    public IReadOnlyList<int> KnownAtCutoffs(Series.SalesSeries series)
    {
        Check();
        var first = series.Length - TestLength;
        var shortest = 2 * Series.Calendar.Season(series.Frequency);
        if (first < shortest)
            throw TooShort(series, shortest);
        return [.. Enumerable.Range(0, Windows).Select(window => first + (Step * window))];
    }

    private void Check()
    {
        var wrong = (Horizon, Windows, Step, Level) switch
        {
            ( < 1 or > 3660, _, _, _) => ("horizon", Horizon, "1 to 3660"),
            (_, < 1 or > 10_000, _, _) => ("windows", Windows, "1 to 10000"),
            (_, _, < 1 or > 3660, _) => ("step", Step, "1 to 3660"),
            (_, _, _, < 1 or > 99) => ("level", Level, "1 to 99"),
            _ => default,
        };
        if (wrong.Item1 is { } name)
            throw new UserErrorException($"{name} is {wrong.Item2}; it must be {wrong.Item3}.", $"Choose another {name}.", field: name);
    }

    private UserErrorException TooShort(Series.SalesSeries series, int shortest)
    {
        var room = (series.Length - shortest - Horizon) / Step;
        var noun = Series.Calendar.Noun(series.Frequency);
        return new UserErrorException(
            $"{series.Id} has {series.Length} {noun}s; {Windows} windows of {Horizon} {noun}s with at least {shortest} before them need "
            + $"{shortest + TestLength}.",
            series.Length - shortest >= Horizon
                ? $"Choose at most {room + 1} windows."
                : series.Length > shortest
                    ? $"Choose a horizon of at most {series.Length - shortest}, or add older sales."
                    : "Add older sales.",
            field: "windows");
    }
}
