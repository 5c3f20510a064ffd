using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>
/// What would be usual in each period, told by the others alone, so that a wild value cannot excuse itself:
/// <code>
///   days              median of the same weekday in the six weeks before and the six behind
///   weeks, months     level · s;  level = median of the year around it, s = median of value / level at this time of the other years
///                     (of the three periods before and behind where there are not two other years)
///   sold now and then median of all periods with any sale
/// </code>
/// Null where fewer than three known values tell it.
/// </summary>
public static class UsualSales
{
    private const int Weeks = 6;
    private const int Neighbours = 3;
    private const int Fewest = 3;

    /// <param name="history">The series.</param>
    /// <param name="isIntermittent">Whether it is sold now and then only.</param>
    public static double?[] Of(SalesHistory history, bool isIntermittent)
    {
        if (isIntermittent)
            return Sizes(history);
        return history.Frequency == Frequency.Daily ? Around(history, step: 7, Weeks) : Seasonal(history);
    }

    private static double?[] Sizes(SalesHistory history)
    {
        var sizes = history.Sold.Select(period => history.Values[period]).ToArray();
        var usual = new double?[history.Length];
        if (sizes.Length >= Fewest)
            Array.Fill(usual, Robust.Median(sizes.AsSpan()));
        return usual;
    }

    private static double?[] Around(SalesHistory history, int step, int reach)
    {
        var usual = new double?[history.Length];
        Span<double> near = stackalloc double[2 * reach];
        for (var period = 0; period < history.Length; period++)
        {
            var count = 0;
            for (var k = -reach; k <= reach; k++)
            {
                var other = period + (k * step);
                if (k != 0 && other >= 0 && other < history.Length && history.IsKnown[other])
                    near[count++] = history.Values[other];
            }

            usual[period] = count >= Fewest ? Robust.Median(near[..count]) : null;
        }

        return usual;
    }

    private static double?[] Seasonal(SalesHistory history)
    {
        var season = history.Frequency.Season();
        var level = Around(history, step: 1, season / 2);
        var near = Around(history, step: 1, Neighbours);
        var usual = new double?[history.Length];
        for (var period = 0; period < history.Length; period++)
        {
            if (level[period] is not > 0)
            {
                usual[period] = near[period];
                continue;
            }

            var ratios = new List<double>();
            for (var other = period % season; other < history.Length; other += season)
            {
                if (other != period && history.IsKnown[other] && level[other] is > 0 and var there)
                    ratios.Add(history.Values[other] / there);
            }

            usual[period] = ratios.Count >= 2 ? level[period] * Robust.Median(ratios) : near[period];
        }

        return usual;
    }
}
