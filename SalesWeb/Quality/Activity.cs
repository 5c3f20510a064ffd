using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>
/// Whether a series is still alive, by its own habits: the silence since its last sale against the longest it was ever silent before.
/// A return is no sale.
/// <code>
///   ended    silence > 2 · longest and more than 28 days, 8 weeks or 6 months
///   stale    silence > longest and more than 7 days, 3 weeks or 2 months
/// </code>
/// </summary>
/// <param name="LastSale">Null where nothing was ever sold.</param>
/// <param name="Silence">Periods behind the last sale; a closed weekday counts as well.</param>
/// <param name="LongestPause">The most periods between two sales in which nothing was sold; something may have come back.</param>
/// <param name="IsEnded">Whether it seems to be over.</param>
/// <param name="IsStale">Whether it has been silent for unusually long, without being over.</param>
/// <param name="IsNew">Whether it began later than the dataset and less than 13 weeks or 12 months ago.</param>
public sealed record Activity(DateOnly? LastSale, int Silence, int LongestPause, bool IsEnded, bool IsStale, bool IsNew)
{
    /// <param name="history">The series.</param>
    /// <param name="beginning">The first date of the dataset.</param>
    public static Activity Of(SalesHistory history, DateOnly beginning)
    {
        var sold = history.Sold.Where(period => history.Values[period] > 0).ToList();
        if (sold.Count == 0)
            return new Activity(null, history.Length, 0, IsEnded: false, IsStale: false, IsNew: false);

        var silence = history.Length - 1 - sold[^1];
        var longest = sold.Zip(sold.Skip(1), (one, next) => next - one - 1).DefaultIfEmpty(0).Max();
        var (forEnd, forStale, forNew) = history.Frequency switch
        {
            Frequency.Daily => (28, 7, 91),
            Frequency.Weekly => (8, 3, 13),
            _ => (6, 2, 12),
        };
        var isEnded = silence > 2 * longest && silence > forEnd;
        return new Activity(
            history.DateAt(sold[^1]),
            silence,
            longest,
            isEnded,
            IsStale: !isEnded && silence > longest && silence > forStale,
            IsNew: history.Length < forNew && history.Frequency.PeriodsBetween(beginning, history.Start) > 0);
    }
}
