using SalesWeb.Forecasting.Features;
using SalesWeb.Holidays;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Regression;

/// <summary>
/// Regressors of single days: each named holiday has effects of its own, on the day, on each of the four days before it and after it, and so have
/// pay days, on the day before and the three after. Of weeks and months it is counted how many such days they hold.
/// </summary>
internal static class HolidayColumns
{
    private const int DaysAround = 4;
    private const double OnTheDay = 1.5;
    private const double AroundIt = 0.5;

    /// <param name="series">The history.</param>
    /// <param name="rows">Periods of the history and ahead.</param>
    /// <param name="holidays">All that touch these periods.</param>
    /// <param name="payDays">May be empty.</param>
    /// <returns>For each column that is not 0 in all of the history its spread, and the rows where it is not 0, rising.</returns>
    public static IEnumerable<(double Spread, List<(int Row, double Value)> Rows)> Of(
        SalesSeries series, int rows, IReadOnlyList<Holiday> holidays, PayDays payDays)
    {
        var columns = series.Frequency == Frequency.Daily ? Daily(series, rows, holidays, payDays) : Counted(series, rows, holidays, payDays);
        return columns.Where(column => column.Rows.Count > 0 && column.Rows[0].Row < series.Length);
    }

    private static IEnumerable<(double Spread, List<(int Row, double Value)> Rows)> Daily(
        SalesSeries series, int rows, IReadOnlyList<Holiday> holidays, PayDays payDays)
    {
        foreach (var named in holidays.GroupBy(holiday => holiday.Name))
        {
            var days = named.Select(holiday => holiday.Date.DayNumber - series.Start.DayNumber).ToHashSet();
            for (var offset = -DaysAround; offset <= DaysAround; offset++)
                yield return (offset == 0 ? OnTheDay : AroundIt, Rows(t => IsAt(days, t, offset)));
        }

        if (payDays.IsEmpty)
            yield break;
        yield return (AroundIt, Rows(t => payDays.DaysUntil(series.DateAt(t)) == 1));
        for (var after = 0; after <= 3; after++)
        {
            var distance = after;
            yield return (AroundIt, Rows(t => payDays.DaysSince(series.DateAt(t)) == distance));
        }

        List<(int, double)> Rows(Func<int, bool> isThere) => [.. Enumerable.Range(0, rows).Where(isThere).Select(t => (t, 1.0))];
    }

    /// <summary>Whether a day lies so many behind one of these days (before it where negative) with none of them between.</summary>
    private static bool IsAt(HashSet<int> days, int t, int offset)
    {
        if (!days.Contains(t - offset))
            return false;
        for (var back = 0; back < Math.Abs(offset); back++)
        {
            if (days.Contains(t - (Math.Sign(offset) * back)))
                return false;
        }

        return true;
    }

    private static IEnumerable<(double Spread, List<(int Row, double Value)> Rows)> Counted(
        SalesSeries series, int rows, IReadOnlyList<Holiday> holidays, PayDays payDays)
    {
        foreach (var named in holidays.GroupBy(holiday => holiday.Name))
            yield return (AroundIt, Count(named.Select(holiday => holiday.Date)));
        if (payDays.IsEmpty || series.Frequency == Frequency.Monthly)
            yield break;
        var days = series.DateAt(rows).DayNumber - series.Start.DayNumber;
        yield return (AroundIt, Count(Enumerable.Range(0, days).Select(series.Start.AddDays).Where(payDays.Contains)));

        List<(int, double)> Count(IEnumerable<DateOnly> dates) =>
        [
            .. dates.Select(date => series.Frequency.PeriodsBetween(series.Start, date))
                .Where(t => t >= 0 && t < rows)
                .GroupBy(t => t)
                .OrderBy(period => period.Key)
                .Select(period => (period.Key, (double)period.Count())),
        ];
    }
}
