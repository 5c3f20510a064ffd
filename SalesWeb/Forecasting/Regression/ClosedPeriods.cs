using SalesWeb.Holidays;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Regression;

/// <summary>
/// Days on which nothing could be sold, so that their zeros say nothing of demand: weekdays that are always closed, and single zeros among
/// days with sales. Ahead it is those weekdays, and holidays that were mostly closed before.
/// </summary>
/// <param name="past">For each period of the history whether it was closed.</param>
/// <param name="ahead">For each period ahead why it will be; null where it will not.</param>
internal sealed class ClosedPeriods(bool[] past, ForecastPart?[] ahead)
{
    /// <summary>Weeks of the past that tell whether a weekday is always closed.</summary>
    private const int Weeks = 26;

    /// <summary>Days to either side that tell whether a zero is alone.</summary>
    private const int Around = 28;

    /// <summary>The share of zeros among those days from which on a zero is nothing special.</summary>
    private const double Common = 0.1;

    public ReadOnlySpan<bool> Past => past;

    public ReadOnlySpan<ForecastPart?> Ahead => ahead;

    /// <summary>Of days; weeks and months are never closed.</summary>
    public static ClosedPeriods Of(SalesSeries series, IReadOnlyList<Holiday> holidays, int horizon)
    {
        var past = new bool[series.Length];
        var ahead = new ForecastPart?[horizon];
        if (series.Frequency != Frequency.Daily)
            return new ClosedPeriods(past, ahead);

        var values = series.Values.AsSpan();
        var weekdays = Enumerable.Range(0, 7).Select(place => IsAlwaysClosed(series, place)).ToArray();
        if (weekdays.All(closed => closed))
            weekdays = new bool[7];
        var zeros = new int[past.Length + 1];
        var open = new int[past.Length + 1];
        for (var t = 0; t < past.Length; t++)
        {
            var isOpen = !weekdays[t % 7];
            zeros[t + 1] = zeros[t] + (isOpen && values[t] == 0 ? 1 : 0);
            open[t + 1] = open[t] + (isOpen ? 1 : 0);
        }

        for (var t = 0; t < past.Length; t++)
        {
            var (from, to) = (Math.Max(0, t - Around), Math.Min(past.Length, t + Around + 1));
            past[t] = values[t] == 0 && (weekdays[t % 7] || zeros[to] - zeros[from] < Common * (open[to] - open[from]));
        }

        foreach (var days in holidays.GroupBy(holiday => holiday.Name))
        {
            var places = days.Select(day => day.Date.DayNumber - series.Start.DayNumber).ToList();
            var before = places.Where(t => t >= 0 && t < past.Length).ToList();
            if (before.Count(t => past[t]) * 2 <= before.Count)
                continue;
            foreach (var t in places.Where(t => t >= past.Length && t < past.Length + horizon))
                ahead[t - past.Length] = ForecastPart.Holidays;
        }

        for (var step = 0; step < horizon; step++)
        {
            if (weekdays[(past.Length + step) % 7])
                ahead[step] = ForecastPart.Week;
        }

        return new ClosedPeriods(past, ahead);
    }

    /// <summary>Whether a place in the week, counted from the first day of the series, had no sales in the last half year (at least four weeks), while the other days had.</summary>
    private static bool IsAlwaysClosed(SalesSeries series, int place)
    {
        var values = series.Values;
        var first = Math.Max(0, series.Length - (7 * Weeks));
        if (series.Length < 28)
            return false;

        var (same, others) = (0, 0);
        for (var t = first; t < values.Length; t++)
        {
            if (values[t] == 0)
                continue;
            if (t % 7 == place)
                same++;
            else
                others++;
        }

        return same == 0 && others > (values.Length - first) / 3;
    }
}
