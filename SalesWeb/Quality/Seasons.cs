using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>
/// How much of what happens is the season, after Hyndman and Athanasopoulos, "Forecasting: Principles and Practice" (3rd ed., 4.3):
/// <code>
///   F = max(0, 1 - Var(R) / Var(S + R))        0: none of it, 1: all of it
///
///   week   y - its level (mean of the week around it); S the median of that for each weekday, R the rest
///   year   mean of each month / its level (mean of the year around it); S the median for each month of the year, R the rest
/// </code>
/// </summary>
/// <param name="Years">Whole years of history.</param>
/// <param name="Weeks">Whole weeks of history.</param>
/// <param name="Week">The strength of the week, 0 to 1; null where it cannot be told: no days, or fewer than four weeks.</param>
/// <param name="Year">The strength of the year, 0 to 1; null for less than two years.</param>
public sealed record Seasons(int Years, int Weeks, double? Week, double? Year)
{
    /// <summary>From here on the season is worth building on; the measure that Wang, Smith and Hyndman (2006) introduced, used so by R's nsdiffs.</summary>
    public const double Strong = 0.64;

    public static Seasons Of(SalesHistory history)
    {
        var days = history.Frequency.Add(history.Start, history.Length).DayNumber - history.Start.DayNumber;
        return new Seasons(days / 365, days / 7, WeekOf(history), YearOf(history));
    }

    private static double? WeekOf(SalesHistory history)
    {
        if (history.Frequency != Frequency.Daily || history.Length < 28)
            return null;

        var (positions, distances) = (new List<int>(history.Length), new List<double>(history.Length));
        for (var period = 3; period < history.Length - 3; period++)
        {
            var (sum, count) = (0.0, 0);
            for (var near = period - 3; near <= period + 3; near++)
            {
                if (history.IsKnown[near])
                    (sum, count) = (sum + history.Values[near], count + 1);
            }

            if (!history.IsKnown[period] || count < 5)
                continue;
            positions.Add(period % 7);
            distances.Add(history.Values[period] - (sum / count));
        }

        return positions.Count < 21 ? null : Strength(positions, distances, 7);
    }

    private static double? YearOf(SalesHistory history)
    {
        var (sums, counts) = (new Dictionary<int, double>(), new Dictionary<int, int>());
        foreach (var period in history.Known)
        {
            var month = Frequency.Monthly.PeriodsBetween(history.Start, history.DateAt(period));
            sums[month] = sums.GetValueOrDefault(month) + history.Values[period];
            counts[month] = counts.GetValueOrDefault(month) + 1;
        }

        var (positions, ratios) = (new List<int>(), new List<double>());
        foreach (var month in sums.Keys.Order())
        {
            // The level is a mean over twelve months, the first and the last of thirteen counting half.
            var near = Enumerable.Range(-6, 13).Where(k => sums.ContainsKey(month + k)).ToList();
            var weight = near.Sum(k => Math.Abs(k) == 6 ? 0.5 : 1);
            var level = near.Sum(k => (Math.Abs(k) == 6 ? 0.5 : 1) * sums[month + k] / counts[month + k]) / weight;
            if (weight < 9 || level <= 0)
                continue;
            positions.Add((history.Start.Month - 1 + month) % 12);
            ratios.Add(sums[month] / counts[month] / level);
        }

        var isTold = history.Frequency.Add(history.Start, history.Length) >= history.Start.AddYears(2) && positions.Count >= 18;
        return isTold ? Strength(positions, ratios, 12) : null;
    }

    private static double Strength(List<int> positions, List<double> values, int season)
    {
        var typical = Enumerable.Range(0, season)
            .Select(position => values.Where((_, i) => positions[i] == position).ToArray())
            .Select(own => own.Length > 0 ? Robust.Median(own.AsSpan()) : 0)
            .ToArray();
        var all = Variance(values);
        return all > 0 ? Math.Max(0, 1 - (Variance([.. values.Select((value, i) => value - typical[positions[i]])]) / all)) : 0;
    }

    private static double Variance(List<double> values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }
}
