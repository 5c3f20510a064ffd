using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Training.Briefing;

/// <summary>How the sales of a dataset stand: its newest periods against those before and those of last year.</summary>
public sealed record SalesNow
{
    /// <summary>The longest time without any sale is looked for in so many days before the last one.</summary>
    private const int RhythmDays = 365;

    public required Frequency Frequency { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>The last period with sales.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The last period, where it is left out of the windows because it is not over yet.</summary>
    public required DateOnly? Unfinished { get; init; }

    /// <summary>A short one and a long one, as far as the data reaches; all there is, where that is less than the short one.</summary>
    public required IReadOnlyList<SalesWindow> Windows { get; init; }

    /// <summary>All sales by whole weeks where they are daily, otherwise by the data's own periods.</summary>
    public required IReadOnlyList<PeriodSum> Course { get; init; }

    /// <summary>The most days from one sale to the next within a year before the last; 0 where there is but one date.</summary>
    public required int LongestBreakDays { get; init; }

    /// <summary>How many periods the windows have: a week and four of days, otherwise one period and a quarter or so.</summary>
    public static (int Short, int Long) LengthsOf(Frequency frequency) => frequency switch
    {
        Frequency.Daily => (7, 28),
        Frequency.Weekly => (1, 4),
        _ => (1, 3),
    };

    /// <summary>Periods in a year; of days 364, so that Mondays are held against Mondays.</summary>
    public static int YearOf(Frequency frequency) => frequency switch
    {
        Frequency.Daily => 364,
        Frequency.Weekly => 52,
        _ => 12,
    };

    /// <param name="version">Whose sales.</param>
    /// <param name="days">All of them, the oldest first, at least one.</param>
    /// <param name="today">By the clock: a day or month that is not over is no fair comparison.</param>
    public static SalesNow Of(DatasetVersion version, IReadOnlyList<DaySum> days, DateOnly today)
    {
        var frequency = version.Frequency;
        var first = PeriodOf(frequency, days[0].Date);
        var values = new double?[frequency.PeriodsBetween(first, days[^1].Date) + 1];
        foreach (var day in days)
        {
            var index = frequency.PeriodsBetween(first, day.Date);
            values[index] = (values[index] ?? 0) + day.In(version.Measure);
        }

        var isUnfinished = values.Length > 1 && IsUnderWay(frequency, frequency.Add(first, values.Length - 1), today);
        var whole = isUnfinished ? values[..^1] : values;
        return new SalesNow
        {
            Frequency = frequency,
            Measure = version.Measure,
            Until = days[^1].Date,
            Unfinished = isUnfinished ? frequency.Add(first, values.Length - 1) : null,
            Windows = WindowsOf(frequency, first, whole),
            Course = CourseOf(version.Dataset, frequency, first, values),
            LongestBreakDays = LongestBreak(days),
        };
    }

    /// <summary>The date of the period that a date lies in, as forecasts have it: months are named by their first day, whatever day the file names.</summary>
    public static DateOnly PeriodOf(Frequency frequency, DateOnly date) => frequency == Frequency.Monthly ? Calendar.StartOfMonth(date) : date;

    /// <summary>Whether a day or month goes on still. Of a week nobody knows: its date may be that of its first or of its last day.</summary>
    private static bool IsUnderWay(Frequency frequency, DateOnly period, DateOnly today) => frequency switch
    {
        Frequency.Daily => period == today,
        Frequency.Monthly => period == Calendar.StartOfMonth(today),
        _ => false,
    };

    private static IReadOnlyList<SalesWindow> WindowsOf(Frequency frequency, DateOnly first, double?[] values)
    {
        var (brief, wide) = LengthsOf(frequency);
        int[] lengths = values.Length < brief ? [values.Length] : values.Length < wide ? [brief] : [brief, wide];
        return [.. lengths.Select(length => new SalesWindow(Back(length, 0)!, Back(length, length), Back(length, YearOf(frequency))))];

        // The periods that end so many before the last.
        Stretch? Back(int length, int periods)
        {
            var start = values.Length - periods - length;
            return start < 0 ? null : new Stretch(frequency, frequency.Add(first, start), values[start..(start + length)]);
        }
    }

    private static IReadOnlyList<PeriodSum> CourseOf(string id, Frequency frequency, DateOnly first, double?[] values)
    {
        var series = new SalesSeries(id, frequency, first, [.. values.Select(value => value ?? 0)]);
        return [.. Rollup.By(series, frequency == Frequency.Daily ? Frequency.Weekly : frequency).Where(sum => sum.IsWhole)];
    }

    private static int LongestBreak(IReadOnlyList<DaySum> days)
    {
        var since = days[^1].Date.AddDays(-RhythmDays);
        return days.Zip(days.Skip(1), (one, next) => next.Date > since ? next.Date.DayNumber - one.Date.DayNumber : 0).DefaultIfEmpty().Max();
    }
}
