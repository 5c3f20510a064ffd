using SalesWeb.Series;

namespace SalesWeb.Datasets.Days;

/// <summary>Totals by day from 1900 to 2100. It holds pages of 64 days, and only those on which there is anything.</summary>
public sealed class DayTable
{
    private const int PageDays = 64;

    private static readonly int Origin = new DateOnly(1900, 1, 1).DayNumber;
    private static readonly int PageCount = ((new DateOnly(2100, 12, 31).DayNumber - Origin) / PageDays) + 1;

    private readonly DayTotals[]?[] _pages = new DayTotals[PageCount][];
    private int _first = DateOnly.MaxValue.DayNumber;
    private int _last = DateOnly.MinValue.DayNumber;

    /// <summary>Different days.</summary>
    public int Count { get; private set; }

    /// <summary>The first day; 9999-12-31 where there is none.</summary>
    public DateOnly First => DateOnly.FromDayNumber(_first);

    /// <summary>The last day (included); 0001-01-01 where there is none.</summary>
    public DateOnly Last => DateOnly.FromDayNumber(_last);

    /// <summary>All periods from the first to the last day (included).</summary>
    public int Periods(Frequency frequency) => frequency.PeriodsBetween(First, Last) + 1;

    /// <summary>Periods from the first to the last day without any row.</summary>
    public int Missing(Frequency frequency) => Count == 0
        ? 0
        : Periods(frequency) - Days().Select(day => frequency.PeriodsBetween(First, DateOnly.FromDayNumber(day.Day))).Distinct().Count();

    /// <summary>The sum of all days; a row that does not give the measure counts as 0.</summary>
    public double Total(Measure measure) => Days().Sum(day => day.Totals.In(measure));

    /// <summary>Whether there is anything on a day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public bool Holds(int day)
    {
        var (page, place) = Math.DivRem(day - Origin, PageDays);
        return _pages[page] is { } totals && totals[place].Rows > 0;
    }

    /// <summary>Adds what was sold on a day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public void Add(int day, in DayTotals totals)
    {
        var (page, place) = Math.DivRem(day - Origin, PageDays);
        ref var sum = ref (_pages[page] ??= new DayTotals[PageDays])[place];
        if (sum.Rows == 0)
        {
            Count++;
            _first = Math.Min(_first, day);
            _last = Math.Max(_last, day);
        }

        sum.Add(totals);
    }

    /// <summary>Adds what a block holds of a span of days, both included.</summary>
    public void Add(in DayBlock block, int from = int.MinValue, int to = int.MaxValue)
    {
        for (var i = block.FirstFrom(from); i < block.Count && block.DayAt(i) <= to; i++)
            Add(block.DayAt(i), block[i]);
    }

    /// <summary>The days with any rows, ascending.</summary>
    public IEnumerable<(int Day, DayTotals Totals)> Days()
    {
        for (var page = 0; page < _pages.Length; page++)
        {
            if (_pages[page] is not { } totals)
                continue;
            for (var place = 0; place < PageDays; place++)
            {
                if (totals[place].Rows > 0)
                    yield return (Origin + (page * PageDays) + place, totals[place]);
            }
        }
    }

    public IReadOnlyList<DaySum> Sums() => [.. Days().Select(day => day.Totals.On(DateOnly.FromDayNumber(day.Day)))];

    /// <summary>All of it as the database keeps it.</summary>
    public byte[] Pack()
    {
        var (days, totals) = (new int[Count], new DayTotals[Count]);
        var i = 0;
        foreach (var (day, sum) in Days())
            (days[i], totals[i++]) = (day, sum);
        return DayBlock.Pack(days, totals);
    }
}
