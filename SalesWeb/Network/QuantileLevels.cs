namespace SalesWeb.Network;

/// <summary>What the levels of quantiles must be.</summary>
public static class QuantileLevels
{
    /// <summary>A copy of the levels.</summary>
    /// <exception cref="ArgumentException">There are none, one is not between 0 and 1 (both excluded), or they do not rise.</exception>
    public static double[] Checked(IReadOnlyList<double> levels)
    {
        if (!AreRising(levels))
            throw new ArgumentException($"Levels rise between 0 and 1, both excluded; these are {string.Join(", ", levels)}.", nameof(levels));
        return [.. levels];
    }

    /// <summary>Whether there are any, all between 0 and 1 (both excluded), each above the one before.</summary>
    public static bool AreRising(IReadOnlyList<double> levels) =>
        levels.Count > 0
        && levels.All(level => level is > 0 and < 1)
        && Enumerable.Range(1, levels.Count - 1).All(k => levels[k - 1] < levels[k]);

    /// <summary>The place of the level nearest to one half, the first of equals.</summary>
    public static int Middle(IReadOnlyList<double> levels) =>
        Enumerable.Range(0, levels.Count).MinBy(k => Math.Abs(levels[k] - 0.5));
}
