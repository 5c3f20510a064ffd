using SalesWeb.Holidays;
using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>
/// Values far from what is usual, by the modified z-score of Iglewicz and Hoaglin, "How to Detect and Handle Outliers" (1993), taken of roots:
/// <code>
///   d[t] = 2 (√y[t] - √usual[t])          √x of a negative x is -√|x|
///   z[t] = d[t] / spread,   spread = 1.4826 MAD of d, at least 5 % of the middle √usual
/// </code>
/// Near the usual value d is (y - usual) / √usual. The roots are there because busy times scatter more than quiet ones, as counts do (Freeman
/// and Tukey, 1950). Iglewicz and Hoaglin take 3.5 for normal noise; sales have heavier tails, so here it is 5, and the value must be half off
/// its usual as well.
/// </summary>
public static class Outliers
{
    private const double Limit = 5;
    private const double LeastChange = 0.5;

    /// <summary>Below this the spread never falls, as a share of the root of the usual: a shop that sells the same every day is no alarm.</summary>
    private const double LeastSpread = 0.05;

    /// <summary>The outliers of a series, oldest first.</summary>
    /// <param name="history">The series.</param>
    /// <param name="usual">What is usual in each period; null where that is not known.</param>
    /// <param name="isIntermittent">Whether only periods with any sale are compared.</param>
    public static IReadOnlyList<Outlier> Of(SalesHistory history, double?[] usual, bool isIntermittent) =>
        Find(history, (isIntermittent ? history.Sold : history.Known).ToList(), period => history.Values[period], usual, isRaised: period => 2 * history.Promoted[period] >= history.Rows[period] && history.Promoted[period] > 0);

    /// <summary>Prices far from the usual price, which is the median of the six known ones before and behind.</summary>
    public static IReadOnlyList<Outlier> OfPrices(SalesHistory history)
    {
        var priced = Enumerable.Range(0, history.Length).Where(period => history.Prices[period] is not null).ToList();
        var usual = new double?[history.Length];
        for (var i = 0; i < priced.Count; i++)
        {
            var near = Enumerable.Range(Math.Max(0, i - 6), Math.Min(priced.Count - 1, i + 6) - Math.Max(0, i - 6) + 1).Where(j => j != i).ToList();
            usual[priced[i]] = near.Count >= 3 ? Robust.Median(near.Select(j => history.Prices[priced[j]]!.Value)) : null;
        }

        return Find(history, priced, period => history.Prices[period]!.Value, usual, isRaised: _ => false);
    }

    private static IReadOnlyList<Outlier> Find(SalesHistory history, List<int> periods, Func<int, double> valueOf, double?[] usual, Func<int, bool> isRaised)
    {
        var told = periods.Where(period => usual[period] is not null).ToList();
        if (told.Count == 0)
            return [];

        var distances = told.Select(period => 2 * (Root(valueOf(period)) - Root(usual[period]!.Value))).ToArray();
        var spread = Math.Max(Robust.Spread(distances), LeastSpread * Robust.Median(told.Select(period => Math.Abs(Root(usual[period]!.Value)))));
        if (spread == 0)
            return [];

        var found = new List<Outlier>();
        for (var i = 0; i < told.Count; i++)
        {
            var (value, expected, score) = (valueOf(told[i]), usual[told[i]]!.Value, distances[i] / spread);
            if (Math.Abs(score) > Limit && Math.Abs(value - expected) > LeastChange * Math.Abs(expected))
                found.Add(new Outlier(history.DateAt(told[i]), value, expected, score, IsYearly: false, IsPromoted: score > 0 && isRaised(told[i])));
        }

        return [.. found.Select(one => one with { IsYearly = found.Any(other => IsSameTime(one, other, history.Frequency)) })];
    }

    /// <summary>Whether another lies to the same side at the same time of another year: within a day of the date or as far from Easter, in the same month, within a week.</summary>
    private static bool IsSameTime(Outlier one, Outlier other, Frequency frequency)
    {
        if (one.Date.Year == other.Date.Year || one.Score > 0 != other.Score > 0)
            return false;
        if (frequency == Frequency.Monthly)
            return one.Date.Month == other.Date.Month;
        var reach = frequency == Frequency.Daily ? 1 : 7;
        var apart = Math.Abs(one.Date.DayOfYear - other.Date.DayOfYear);
        return Math.Min(apart, 365 - apart) <= reach || (frequency == Frequency.Daily && FromEaster(one.Date) == FromEaster(other.Date) && Math.Abs(FromEaster(one.Date)) <= 61);
    }

    private static double Root(double value) => Math.Sign(value) * Math.Sqrt(Math.Abs(value));

    private static int FromEaster(DateOnly date) => date.DayNumber - Easter.Sunday(date.Year).DayNumber;
}
