namespace SalesWeb.Quality;

/// <summary>The periods without a row between the first sale of a series and the end of the dataset.</summary>
public sealed record Gaps
{
    /// <summary>All periods.</summary>
    public required int Periods { get; init; }

    public required int Missing { get; init; }

    /// <summary>Missing periods behind the last row of the series.</summary>
    public required int AtEnd { get; init; }

    /// <summary>Runs of missing periods, oldest first.</summary>
    public required IReadOnlyList<GapRun> Runs { get; init; }

    public required Closures Closures { get; init; }

    /// <summary>The longest run; null where nothing is missing.</summary>
    public GapRun? Longest => Runs.MaxBy(run => run.Length);

    /// <summary>Missing periods that follow no pattern.</summary>
    public int Unexplained => Missing - Closures.Count;

    public static Gaps Of(SalesHistory history, Closures closures)
    {
        var runs = new List<GapRun>();
        for (var period = 0; period < history.Length; period++)
        {
            if (history.IsKnown[period])
                continue;
            var first = period;
            while (period + 1 < history.Length && !history.IsKnown[period + 1])
                period++;
            runs.Add(new GapRun(history.DateAt(first), history.DateAt(period), period - first + 1));
        }

        return new Gaps
        {
            Periods = history.Length,
            Missing = runs.Sum(run => run.Length),
            AtEnd = history.Length - 1 - Array.LastIndexOf(history.IsKnown, true),
            Runs = runs,
            Closures = closures,
        };
    }
}
