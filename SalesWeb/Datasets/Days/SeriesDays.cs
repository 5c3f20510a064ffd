namespace SalesWeb.Datasets.Days;

/// <summary>
/// Adds observations up by series and day on their way into the database, in bounded memory: once it holds two million days of
/// series, all of them are written, and later days of a series make a further block.
/// </summary>
/// <param name="write">Gets the block of a series, by its number.</param>
/// <param name="maxChunks">How many days are held before they are written, in chunks of 65,536.</param>
/// <remarks>
/// Days are chained by series in the order in which they come. A row for the day before it in its series, which is the rule in files
/// of receipts, is added there; any other day is sorted into its place when the block is written.
/// </remarks>
public sealed class SeriesDays(Action<int, byte[]> write, int maxChunks = 32)
{
    private const int ChunkDays = 1 << 16;
    private const int None = -1;

    private readonly List<Link[]> _chunks = [];
    private readonly List<(int First, int Last, int Count)> _chains = [];
    private int _held;
    private int[] _days = [];
    private DayTotals[] _totals = [];

    /// <param name="series">Its number, counted up from 0.</param>
    /// <param name="day">The day, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="totals">What is added.</param>
    public void Add(int series, int day, in DayTotals totals)
    {
        while (series >= _chains.Count)
            _chains.Add((None, None, 0));
        var chain = _chains[series];
        if (chain.Last != None)
        {
            ref var last = ref At(chain.Last);
            if (last.Day == day)
            {
                last.Totals.Add(totals);
                return;
            }
        }

        if (_held == maxChunks * ChunkDays)
        {
            Write();
            chain = _chains[series];
        }

        if (_held == _chunks.Count * ChunkDays)
            _chunks.Add(new Link[ChunkDays]);
        At(_held) = new Link { Day = day, Next = None, Totals = totals };
        if (chain.Last != None)
            At(chain.Last).Next = _held;
        _chains[series] = (chain.Last == None ? _held : chain.First, _held, chain.Count + 1);
        _held++;
    }

    /// <summary>Writes what is held, series by series.</summary>
    public void Write()
    {
        for (var series = 0; series < _chains.Count; series++)
        {
            if (_chains[series] is { Count: > 0 } chain)
                write(series, Pack(chain.First, chain.Count));
            _chains[series] = (None, None, 0);
        }

        _held = 0;
    }

    private ref Link At(int index) => ref _chunks[index / ChunkDays][index % ChunkDays];

    private byte[] Pack(int first, int count)
    {
        if (_days.Length < count)
            (_days, _totals) = (new int[Math.Max(count, 2 * _days.Length)], new DayTotals[Math.Max(count, 2 * _totals.Length)]);

        var isAscending = true;
        for (var (i, link) = (0, first); i < count; i++, link = At(link).Next)
        {
            (_days[i], _totals[i]) = (At(link).Day, At(link).Totals);
            isAscending &= i == 0 || _days[i] > _days[i - 1];
        }

        if (!isAscending)
            count = SortAndMerge(count);
        return DayBlock.Pack(_days.AsSpan(0, count), _totals.AsSpan(0, count));
    }

    /// <summary>How many different days are left.</summary>
    private int SortAndMerge(int count)
    {
        Array.Sort(_days, _totals, 0, count);
        var last = 0;
        for (var i = 1; i < count; i++)
        {
            if (_days[i] == _days[last])
                _totals[last].Add(_totals[i]);
            else
                (_days[++last], _totals[last]) = (_days[i], _totals[i]);
        }

        return last + 1;
    }

    private struct Link
    {
        public int Day;

        /// <summary>The next of the same series, or <see cref="None"/>.</summary>
        public int Next;

        public DayTotals Totals;
    }
}
