namespace SalesWeb.Import.Values;

/// <summary>The span in which the dates of a file lie, without a few that lie far from all others and are most likely placeholders or slips.</summary>
/// <param name="First">Included.</param>
/// <param name="Last">Included.</param>
/// <param name="Far">The different dates outside, ascending.</param>
internal sealed record PlausibleDates(DateOnly First, DateOnly Last, IReadOnlyList<DateOnly> Far)
{
    /// <summary>A gap is far if it is longer than this many days and longer than all dates behind it are apart.</summary>
    private const int LeastGapDays = 5 * 365;

    /// <summary>So few of the different dates may lie far: one in five.</summary>
    private const int FarOnesAmong = 5;

    /// <param name="sorted">The different dates, ascending, at least one.</param>
    public static PlausibleDates Of(IReadOnlyList<DateOnly> sorted)
    {
        var (first, last) = (0, sorted.Count - 1);
        for (var isChanged = true; isChanged && last > first;)
        {
            var span = SpanOfMiddle(sorted, first, last);
            var atStart = GapNear(sorted, first, last, +1, span);
            var atEnd = GapNear(sorted, first, last, -1, span);
            isChanged = atStart is not null || atEnd is not null;
            first = atStart ?? first;
            last = atEnd ?? last;
        }

        return new PlausibleDates(sorted[first], sorted[last], [.. sorted.Take(first), .. sorted.Skip(last + 1)]);
    }

    public bool Hold(DateOnly date) => date >= First && date <= Last;

    /// <summary>How many days the middle three fifths of the dates are apart.</summary>
    private static int SpanOfMiddle(IReadOnlyList<DateOnly> sorted, int first, int last)
    {
        var few = (last - first + 1) / FarOnesAmong;
        return sorted[last - few].DayNumber - sorted[first + few].DayNumber;
    }

    /// <summary>The first date behind a gap near one end; null where there is none.</summary>
    private static int? GapNear(IReadOnlyList<DateOnly> sorted, int first, int last, int step, int span)
    {
        var most = (last - first + 1) / FarOnesAmong;
        var from = step > 0 ? first : last;
        for (var i = most; i >= 1; i--)
        {
            var inner = from + (i * step);
            if (Math.Abs(sorted[inner].DayNumber - sorted[inner - step].DayNumber) > Math.Max(LeastGapDays, span))
                return inner;
        }

        return null;
    }
}
