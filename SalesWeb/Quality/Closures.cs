using System.Globalization;
using SalesWeb.Holidays;
using SalesWeb.Series;
using Calendar = SalesWeb.Series.Calendar;

namespace SalesWeb.Quality;

/// <summary>
/// Missing periods that follow a pattern, so that nothing could be sold in them. A period counts for the first pattern that it fits:
/// <list type="number">
/// <item>weekdays: no row on at least 95 % of, say, the Sundays, in weeks in which there is any row, while some other weekday has one
/// in half of them (days only);</item>
/// <item>season: months of the year of which at most 2 % of all periods have a row, where there are at least two such months but not twelve, a third
/// of the other periods has one and the series is at least a year and a half old; missing periods that join on to theirs count too;</item>
/// <item>days of the year: a date, or a day counted from Easter, that has no row in at least two years and three quarters of all
/// years, and a row within three days of it (days only, and only where at most a tenth of them is missing without a pattern);</item>
/// <item>shared: periods in which nothing of the whole dataset has a row.</item>
/// </list>
/// </summary>
public sealed class Closures
{
    private const double MostOpenWeekdays = 0.05;
    private const double MostOpenInMonth = 0.02;
    private const double MostMissing = 0.1;
    private const int DaysForSeason = 548;

    private static readonly (string Name, int Days)[] Movable =
        [("Good Friday", -2), ("Easter Sunday", 0), ("Easter Monday", 1), ("Ascension Day", 39), ("Whit Sunday", 49), ("Whit Monday", 50), ("Corpus Christi", 60)];

    private readonly bool[] _closed;

    private Closures(SalesHistory history, Func<DateOnly, bool>? isMissingEverywhere)
    {
        _closed = new bool[history.Length];
        var missing = Enumerable.Range(0, history.Length).Where(period => !history.IsKnown[period]).ToList();
        if (history.Frequency == Frequency.Daily)
            Weekdays = ClosedWeekdays(history);
        OnWeekdays = Mark(missing, period => Weekdays.Contains(history.DateAt(period).DayOfWeek));
        Months = OpenMonths(history);
        OffSeason = Months.Count == 12 ? 0 : Mark(missing, PeriodsOffSeason(history).Contains);
        if (history.Frequency == Frequency.Daily && missing.Count - Count <= MostMissing * history.Length)
            Yearly = ClosedDays(history, missing);
        if (isMissingEverywhere is not null)
            Shared = Mark(missing, period => isMissingEverywhere(history.DateAt(period)));
    }

    /// <summary>Weekdays on which there is never anything, Monday first.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; } = [];

    /// <summary>Missing periods on those.</summary>
    public int OnWeekdays { get; }

    /// <summary>The months, 1 to 12, in which anything is ever sold; all twelve where there is no season.</summary>
    public IReadOnlyList<int> Months { get; }

    /// <summary>Missing periods in the other months.</summary>
    public int OffSeason { get; }

    /// <summary>Days of the year, in the order of the calendar, the movable ones last.</summary>
    public IReadOnlyList<YearlyClosure> Yearly { get; } = [];

    /// <summary>Missing periods that fit nothing else and in which nothing of the dataset has a row.</summary>
    public int Shared { get; }

    /// <summary>All missing periods that follow a pattern.</summary>
    public int Count => _closed.Count(closed => closed);

    /// <summary>Whether a period is missing by a pattern.</summary>
    public bool this[int period] => _closed[period];

    /// <param name="history">The series.</param>
    /// <param name="isMissingEverywhere">Whether nothing of the whole dataset has a row on a date; null where the series is all there is.</param>
    public static Closures Of(SalesHistory history, Func<DateOnly, bool>? isMissingEverywhere) => new(history, isMissingEverywhere);

    private int Mark(IEnumerable<int> missing, Func<int, bool> isClosed)
    {
        var marked = missing.Where(period => !_closed[period] && isClosed(period)).ToList();
        foreach (var period in marked)
            _closed[period] = true;
        return marked.Count;
    }

    private static List<DayOfWeek> ClosedWeekdays(SalesHistory history)
    {
        var openWeeks = history.Known.Select(period => Calendar.StartOfWeek(history.DateAt(period))).ToHashSet();
        var (all, open) = (new int[7], new int[7]);
        for (var period = 0; period < history.Length; period++)
        {
            var date = history.DateAt(period);
            if (!openWeeks.Contains(Calendar.StartOfWeek(date)))
                continue;
            all[(int)date.DayOfWeek]++;
            open[(int)date.DayOfWeek] += history.IsKnown[period] ? 1 : 0;
        }

        return
        [
            .. Enum.GetValues<DayOfWeek>()
                .Where(day => all[(int)day] >= 4 && open[(int)day] <= MostOpenWeekdays * all[(int)day] && open.Max() >= 0.5 * all.Max())
                .OrderBy(day => ((int)day + 6) % 7),
        ];
    }

    /// <summary>Runs of missing periods that reach into a month in which nothing is ever sold.</summary>
    private HashSet<int> PeriodsOffSeason(SalesHistory history)
    {
        var (found, run) = (new HashSet<int>(), new List<int>());
        for (var period = 0; period <= history.Length; period++)
        {
            if (period < history.Length && !history.IsKnown[period])
            {
                run.Add(period);
                continue;
            }

            if (run.Exists(missing => !Months.Contains(history.DateAt(missing).Month)))
                found.UnionWith(run);
            run.Clear();
        }

        return found;
    }

    private static List<int> OpenMonths(SalesHistory history)
    {
        List<int> every = [.. Enumerable.Range(1, 12)];
        if (history.End.DayNumber - history.Start.DayNumber < DaysForSeason)
            return every;

        var (all, open) = (new int[13], new int[13]);
        for (var period = 0; period < history.Length; period++)
        {
            var month = history.DateAt(period).Month;
            all[month]++;
            open[month] += history.IsKnown[period] ? 1 : 0;
        }

        var sold = every.Where(month => open[month] > MostOpenInMonth * all[month]).ToList();
        return sold.Count is > 0 and <= 10 && sold.Sum(month => open[month]) >= sold.Sum(month => all[month]) / 3.0 ? sold : every;
    }

    private List<YearlyClosure> ClosedDays(SalesHistory history, List<int> missing)
    {
        var years = Enumerable.Range(history.Start.Year, history.End.Year - history.Start.Year + 1).ToList();
        var found = new List<YearlyClosure>();
        foreach (var (month, day) in missing.Where(period => !_closed[period]).Select(history.DateAt).Select(date => (date.Month, date.Day)).Distinct().Order().ToList())
        {
            var name = new DateOnly(2000, month, day).ToString("d MMMM", CultureInfo.InvariantCulture);
            Add(name, years.Where(year => day <= DateTime.DaysInMonth(year, month)).Select(year => new DateOnly(year, month, day)));
        }

        foreach (var (name, days) in Movable)
            Add(name, years.Select(year => Easter.Sunday(year).AddDays(days)));
        return found;

        void Add(string name, IEnumerable<DateOnly> dates)
        {
            var periods = dates.Select(date => date.DayNumber - history.Start.DayNumber)
                .Where(period => period >= 0 && period < history.Length && !(_closed[period] && !history.IsKnown[period]) && IsOpenAround(history, period))
                .ToList();
            var closed = periods.Where(period => !history.IsKnown[period]).ToList();
            if (closed.Count < 2 || closed.Count < 0.75 * periods.Count)
                return;
            Mark(closed, _ => true);
            found.Add(new YearlyClosure(name, closed.Count, periods.Count));
        }
    }

    private static bool IsOpenAround(SalesHistory history, int period) =>
        Enumerable.Range(period - 3, 7).Any(near => near >= 0 && near < history.Length && history.IsKnown[near]);
}
