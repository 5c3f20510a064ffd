namespace SalesWeb.Series;

/// <summary>
/// Fills periods of which nothing is known with what was usual:
/// <code>
///   value[t] = median of the known value[t - k m],  k = 1 … K
///
///   m   the season: 7 days, 52 weeks or 12 months
///   K   4 for days, 1 for weeks and months: the same weekday of the last four weeks, the same time of last year
/// </code>
/// Where none of them is known, the same ahead counts; where that is not known either, the value lies on the straight line between
/// the known neighbours.
/// </summary>
/// <remarks>It looks back wherever it can, so that a backtest learns nothing of the time behind its cut-off.</remarks>
internal static class UsualFill
{
    /// <param name="values">Every period; those not known hold the value of the straight line and are overwritten where more is known.</param>
    /// <param name="known">Which of them are known.</param>
    /// <param name="frequency">How far apart they are.</param>
    public static void Fill(double[] values, bool[] known, Frequency frequency)
    {
        var reach = frequency == Frequency.Daily ? 4 : 1;
        for (var gap = 0; gap < values.Length; gap++)
        {
            if (known[gap])
                continue;
            var usual = Known(values, known, gap, -frequency.Season(), reach);
            if (usual.Count == 0)
                usual = Known(values, known, gap, frequency.Season(), reach);
            if (usual.Count > 0)
                values[gap] = (usual[(usual.Count - 1) / 2] + usual[usual.Count / 2]) / 2;
        }
    }

    /// <summary>The known values 1 to <paramref name="reach"/> seasons away, in the order of their size.</summary>
    private static List<double> Known(double[] values, bool[] known, int from, int season, int reach) =>
    [
        .. Enumerable.Range(1, reach)
            .Select(k => from + (k * season))
            .Where(period => period >= 0 && period < values.Length && known[period])
            .Select(period => values[period])
            .Order(),
    ];
}
