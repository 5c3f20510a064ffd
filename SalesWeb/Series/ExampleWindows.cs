namespace SalesWeb.Series;

/// <summary>
/// Where examples for learning lie in a series: each is a window of the past and the horizon that follows it.
/// <code>
///   past    values[origin − length … origin)         the last of them is known
///   future  values[origin … origin + horizon)        what is to be forecast
/// </code>
/// </summary>
/// <param name="Length">Periods of past in each window, at least 1.</param>
/// <param name="Horizon">Periods of future behind each window, at least 1.</param>
public sealed record ExampleWindows(int Length, int Horizon)
{
    /// <summary>The fewest values that hold one example.</summary>
    public int Shortest => Length + Horizon;

    /// <summary>
    /// Every origin for which the whole future lies in <paramref name="from"/> (included) to <paramref name="to"/> (excluded);
    /// the past may reach back before <paramref name="from"/>.
    /// </summary>
    public IReadOnlyList<int> Origins(int from, int to)
    {
        var first = Math.Max(from, Length);
        return to - Horizon < first ? [] : [.. Enumerable.Range(first, to - Horizon - first + 1)];
    }
}
