namespace SalesWeb.Forecasting.Features;

/// <summary>The days on which people are paid, the same of every month; a weekend moves none of them.</summary>
/// <param name="days">
/// 1 to 31, or −1 to −31 counted from the end of the month. In a month that is shorter, the 31st is its last day and the 31st from the
/// end its first.
/// </param>
public sealed class PayDays(IReadOnlyList<int> days)
{
    public bool IsEmpty => days.Count == 0;

    public bool Contains(DateOnly date)
    {
        var length = DateTime.DaysInMonth(date.Year, date.Month);
        foreach (var day in days)
        {
            if (date.Day == (day > 0 ? Math.Min(day, length) : Math.Max(length + 1 + day, 1)))
                return true;
        }

        return false;
    }

    /// <summary>Days since the last pay day, 0 on one, at most 31. There must be pay days.</summary>
    public int DaysSince(DateOnly date) => Distance(date, step: -1);

    /// <summary>Days until the next pay day, 0 on one, at most 31. There must be pay days.</summary>
    public int DaysUntil(DateOnly date) => Distance(date, step: 1);

    private int Distance(DateOnly date, int step)
    {
        var distance = 0;
        while (distance < 31 && !Contains(date.Shifted(distance * step)))
            distance++;
        return distance;
    }
}
