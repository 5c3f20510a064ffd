namespace SalesWeb.Series;

/// <summary>Turns dated totals, which may have gaps, into a series, which has none.</summary>
public static class SeriesBuilder
{
    /// <summary>A series from its first to its last date, with the periods between filled by <paramref name="rule"/>.</summary>
    /// <param name="id">The name of the series.</param>
    /// <param name="frequency">How far apart the periods are.</param>
    /// <param name="totals">At least one; in any order; totals that fall into the same period are added.</param>
    /// <param name="rule">What a period without a total means.</param>
    /// <param name="end">The last period wanted (included), where the series is to reach further than its own last date.</param>
    /// <returns>The series, and how many of its values were filled in.</returns>
    public static (SalesSeries Series, int Filled) Build(
        string id, Frequency frequency, IReadOnlyCollection<DatedTotal> totals, MissingRule rule, DateOnly? end = null)
    {
        var first = totals.Min(total => total.Date);
        if (frequency == Frequency.Monthly)
            first = Calendar.StartOfMonth(first); // counted on from the 31st, months would end on the 28th for ever after a February
        var last = totals.Max(total => total.Date);
        if (end > last)
            last = end.Value;

        var values = new double[frequency.PeriodsBetween(first, last) + 1];
        var known = new bool[values.Length];
        foreach (var total in totals)
        {
            var index = frequency.PeriodsBetween(first, total.Date);
            values[index] += total.Value;
            known[index] = true;
        }

        Fill(values, known, rule, frequency);
        return (new SalesSeries(id, frequency, first, [.. values]), known.Count(isKnown => !isKnown));
    }

    private static void Fill(double[] values, bool[] known, MissingRule rule, Frequency frequency)
    {
        if (rule is MissingRule.Zero or MissingRule.Closed)
            return;

        var before = 0;
        for (var after = 1; after < values.Length; after++)
        {
            if (!known[after])
                continue;
            for (var gap = before + 1; gap < after; gap++)
                values[gap] = Between(values, before, gap, after, rule);
            before = after;
        }

        values.AsSpan(before + 1).Fill(values[before]);
        if (rule == MissingRule.Unknown)
            UsualFill.Fill(values, known, frequency);
    }

    private static double Between(double[] values, int before, int gap, int after, MissingRule rule) => rule == MissingRule.Previous
        ? values[before]
        : values[before] + ((values[after] - values[before]) * (gap - before) / (after - before));
}
