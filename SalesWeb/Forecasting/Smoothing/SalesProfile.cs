using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>What is usual on each weekday and in each month, as <see cref="WeekdayMonthProfile"/> says it.</summary>
internal sealed class SalesProfile
{
    private const int Week = 7;
    private const int Year = 12;
    private const int WeekdayMemory = 52 * Week;
    private const double MonthShrinkage = 0.5;
    private const double LeastIndex = 0.05;

    private readonly double[] _values;
    private readonly ProfileCalendar _calendar;
    private readonly double[] _weekdays;
    private readonly double[] _months;

    private SalesProfile(double[] values, ProfileCalendar calendar)
    {
        (_values, _calendar) = (values, calendar);
        _weekdays = calendar.Frequency == Frequency.Daily ? Weekdays(values, calendar) : [1];
        _months = Months(values, calendar);
    }

    /// <param name="known">All that is known, at least one value.</param>
    /// <param name="calendar">Of these periods and of the ones to come.</param>
    public static SalesProfile Of(ReadOnlySpan<double> known, ProfileCalendar calendar) => new(known.ToArray(), calendar);

    /// <summary>The numbers of last periods that a level may be the median of.</summary>
    public static IReadOnlyList<int> Memories(Frequency frequency) => frequency switch
    {
        Frequency.Daily => [2 * Week, 4 * Week, 8 * Week, 13 * Week, 26 * Week],
        Frequency.Weekly => [2, 4, 8, 13, 26],
        _ => [1, 2, 3, 6, 12],
    };

    /// <summary>How many times the level a period is.</summary>
    /// <param name="period">Counted from 0, the first of the series.</param>
    public double Index(int period) => _weekdays[_calendar.Weekday[period]] * Month(period);

    /// <summary>How many times the level the time of the year is.</summary>
    public double Month(int period)
    {
        var place = _calendar.Season[period];
        var (before, share) = ((int)place, place - (int)place);
        return ((1 - share) * _months[before]) + (share * _months[(before + 1) % Year]);
    }

    /// <summary>The median of sales over their index; periods at which nothing is usual say nothing.</summary>
    public double Level(int memory)
    {
        var levels = new List<double>();
        for (var t = Math.Max(0, _values.Length - memory); t < _values.Length; t++)
        {
            if (Index(t) is var index && index > LeastIndex)
                levels.Add(_values[t] / index);
        }

        return Median(levels);
    }

    private static double[] Weekdays(double[] y, ProfileCalendar calendar)
    {
        var ratios = Enumerable.Range(0, Week).Select(_ => new List<double>()).ToArray();
        for (var t = Math.Max(3, y.Length - WeekdayMemory); t < y.Length - 3; t++)
        {
            var mean = y.AsSpan(t - 3, Week).ToArray().Average();
            if (mean > 0)
                ratios[calendar.Weekday[t]].Add(y[t] / mean);
        }

        if (ratios.Any(weekday => weekday.Count == 0))
            return [1, 1, 1, 1, 1, 1, 1];

        double[] usual = [.. ratios.Select(Median)];
        if (usual.Sum() < Week / 2.0)
            usual = [.. ratios.Select(weekday => weekday.Average())]; // nothing is sold on most days: medians would say never
        var scale = usual.Average();
        return [.. usual.Select(weekday => weekday / scale)];
    }

    private static double[] Months(double[] y, ProfileCalendar calendar)
    {
        var first = calendar.Month[0];
        var (sums, counts) = (new double[calendar.Month[y.Length - 1] - first + 1], new int[calendar.Month[y.Length - 1] - first + 1]);
        for (var t = 0; t < y.Length; t++)
        {
            sums[calendar.Month[t] - first] += y[t];
            counts[calendar.Month[t] - first]++;
        }

        var means = sums.Zip(counts, (sum, count) => count > 0 ? sum / count : double.NaN).ToArray();
        var (above, seen) = (new double[Year], new double[Year]);
        for (var month = 0; means.Length >= Year && month < means.Length; month++)
        {
            // The year around a month, as near to its middle as the history allows.
            var start = Math.Clamp(month - (Year / 2), 0, means.Length - Year);
            var mean = means.AsSpan(start, Year).ToArray().Where(double.IsFinite).Average();
            if (mean > 0 && double.IsFinite(means[month]))
            {
                above[(first + month) % Year] += (means[month] / mean) - 1;
                seen[(first + month) % Year]++;
            }
        }

        return [.. above.Zip(seen, (sum, count) => Math.Max(0, 1 + (sum / (count + MonthShrinkage))))];
    }

    private static double Median(List<double> values)
    {
        if (values.Count == 0)
            return 0;
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
