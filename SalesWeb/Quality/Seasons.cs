using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>
/// How much of what happens is the season, by <see cref="SeasonStrength"/> of
/// <code>
///   week   y - its level (mean of the week around it), by weekday
///   year   mean of each month / its level (mean of the year around it), by month of the year
/// </code>
/// </summary>
/// <param name="Years">Whole years of history.</param>
/// <param name="Weeks">Whole weeks of history.</param>
/// <param name="Week">The strength of the week, 0 to 1; null where it cannot be told: no days, or fewer than four weeks.</param>
/// <param name="Year">The strength of the year, 0 to 1; null where a month of the year was seen with its level less than twice, that is for less than about two and a half years.</param>
public sealed record Seasons(int Years, int Weeks, double? Week, double? Year)
{
    /// <summary>From here on the season is worth building on; R's nsdiffs uses the measure so.</summary>
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

        return positions.Count < 21 ? null : SeasonStrength.Of(positions, distances);
    }

    private static double? YearOf(SalesHistory history)
    {
        var months = Frequency.Monthly.PeriodsBetween(history.Start, history.End) + 1;
        var (sums, counts) = (new double[months], new int[months]);
        for (var period = 0; period < history.Length; period++)
        {
            if (!history.IsKnown[period])
                continue;
            var month = Frequency.Monthly.PeriodsBetween(history.Start, history.DateAt(period));
            sums[month] += history.Values[period];
            counts[month]++;
        }

        var (positions, ratios) = (new List<int>(months), new List<double>(months));
        for (var month = 0; month < months; month++)
        {
            // The level is a mean over twelve months, the first and the last of thirteen counting half.
            var (level, weight) = (0.0, 0.0);
            for (var near = Math.Max(0, month - 6); near <= Math.Min(months - 1, month + 6); near++)
            {
                var share = counts[near] == 0 ? 0 : Math.Abs(near - month) == 6 ? 0.5 : 1;
                weight += share;
                level += share == 0 ? 0 : share * sums[near] / counts[near];
            }

            if (counts[month] == 0 || weight < 9 || level <= 0)
                continue;
            positions.Add((history.Start.Month - 1 + month) % 12);
            ratios.Add(sums[month] / counts[month] / (level / weight));
        }

        var isTold = positions.CountBy(position => position).Count(place => place.Value > 1) == 12;
        return isTold ? SeasonStrength.Of(positions, ratios) : null;
    }
}
