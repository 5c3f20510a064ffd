using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>
/// How far off the simplest forecast would have been at the end of the data, as evidence of how hard the series is:
/// <code>
///   f[T+h] = the value one season before, or the last known one at that place of the season
///   WAPE   = Σ |y - f| / Σ |y|       over the known periods of the last 28 days, 13 weeks or 12 months
/// </code>
/// A period without a row is no evidence and counts on neither side.
/// </summary>
/// <param name="Periods">How many were compared.</param>
/// <param name="Season">How far the forecast looks back, in periods.</param>
/// <param name="Wape">The error as a fraction of the sales.</param>
public sealed record NaiveTrial(int Periods, int Season, double Wape)
{
    /// <summary>Null where there is less than a season before the periods that are compared, or nothing was sold in these.</summary>
    public static NaiveTrial? Of(SalesHistory history)
    {
        var season = history.Frequency.Season();
        var horizon = history.Frequency switch { Frequency.Daily => 28, Frequency.Weekly => 13, _ => 12 };
        var cut = history.Length - horizon;
        if (cut < season)
            return null;

        var (error, total, count) = (0.0, 0.0, 0);
        for (var period = cut; period < history.Length; period++)
        {
            var known = period - season;
            while (known >= cut || (known >= 0 && !history.IsKnown[known]))
                known -= season;
            if (!history.IsKnown[period] || known < 0)
                continue;
            error += Math.Abs(history.Values[period] - history.Values[known]);
            total += Math.Abs(history.Values[period]);
            count++;
        }

        return total > 0 ? new NaiveTrial(count, season, error / total) : null;
    }
}
