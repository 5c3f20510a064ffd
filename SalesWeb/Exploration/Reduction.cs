namespace SalesWeb.Exploration;

/// <summary>
/// Fewer points that look the same: the range is cut into stretches of equal length, and of every line its lowest and its
/// highest point in each stretch are kept, so that no peak and no trough is lost.
/// </summary>
public static class Reduction
{
    /// <summary>The most points that a chart draws.</summary>
    public const int MostPoints = 800;

    /// <summary>The places of the points to keep, in order; the first and the last are always among them.</summary>
    /// <param name="count">How many points there are.</param>
    /// <param name="most">How many to keep at most, at least 2 for each line and 2 more; all are kept where there are no more.</param>
    /// <param name="lines">The values of the lines at a place; null where a line has none.</param>
    public static IReadOnlyList<int> Keep(int count, int most, params IReadOnlyList<Func<int, double?>> lines)
    {
        if (count <= most)
            return [.. Enumerable.Range(0, count)];

        var stretches = Math.Max(1, (most - 2) / (2 * lines.Count));
        var kept = new SortedSet<int> { 0, count - 1 };
        for (var stretch = 0; stretch < stretches; stretch++)
        {
            var (from, to) = ((int)((long)count * stretch / stretches), (int)((long)count * (stretch + 1) / stretches));
            foreach (var line in lines)
            {
                var (low, high) = (-1, -1);
                for (var place = from; place < to; place++)
                {
                    if (line(place) is not { } value)
                        continue;
                    if (low < 0 || value < line(low))
                        low = place;
                    if (high < 0 || value > line(high))
                        high = place;
                }

                if (low >= 0)
                    kept.UnionWith([low, high]);
            }
        }

        return [.. kept];
    }
}
