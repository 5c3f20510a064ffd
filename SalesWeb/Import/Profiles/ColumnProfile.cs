using SalesWeb.Import.Headings;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Profiles;

/// <summary>What one column of the file holds, over all its rows, in a fixed amount of memory.</summary>
/// <param name="header">Its name.</param>
/// <param name="mostCells">Different cells of which it is kept what they are, so that it has to be found out only once.</param>
/// <param name="dates">How many different dates all columns together may keep.</param>
internal sealed class ColumnProfile(string header, int mostCells, DateAllowance dates)
{
    private const int EnoughToKnow = 2_000;
    private const int MostDates = 200_000;

    private List<CellFacts> _facts = [];
    private CellTable? _cells = new(mostCells);
    private readonly HashSet<DateParts> _dates = [];
    private readonly HashSet<string> _currencies = [];

    public string Header { get; } = header;

    /// <summary>The header as <see cref="HeaderName.Fold"/> makes it.</summary>
    public string Folded { get; } = HeaderName.Fold(header);

    public string FoldedWithoutUnit { get; } = HeaderName.FoldWithoutUnit(header);

    /// <summary>Cells that were looked at, filled or not.</summary>
    public int Looked { get; private set; }

    /// <summary>Where the column stops holding one kind of value and goes on with another.</summary>
    public KindChange Kinds { get; } = new();

    /// <summary>Cells that say anything, of those that were looked at.</summary>
    public int Filled { get; private set; }

    public int Numbers { get; private set; }

    /// <summary>Numbers that are none unless the point is the decimal mark.</summary>
    public int WithPoint { get; private set; }

    /// <summary>Numbers that are none unless the comma is the decimal mark.</summary>
    public int WithComma { get; private set; }

    /// <summary>Numbers like 1.234, which is above one with a decimal point and above a thousand with a decimal comma.</summary>
    public int WithDoubtfulPoint { get; private set; }

    /// <summary>Numbers like 1,234, the other way round.</summary>
    public int WithDoubtfulComma { get; private set; }

    /// <summary>Whole numbers of four or more digits without a mark, which show that thousands are not grouped.</summary>
    public int Ungrouped { get; private set; }

    public int Dates { get; private set; }

    /// <summary>Dates that could not be numbers as well.</summary>
    public int PlainDates { get; private set; }

    /// <summary>The different dates, at most 200,000, and fewer where thousands of columns hold some.</summary>
    public IReadOnlyCollection<DateParts> DistinctDates => _dates;

    /// <summary>The first cell that says anything; empty where there is none.</summary>
    public string Example { get; private set; } = "";

    /// <summary>The currency that is written next to its numbers; null where there is none, or there are several.</summary>
    public string? Currency => _currencies.Count == 1 ? _currencies.First() : null;

    /// <summary>Different words, as far as they were looked at and kept; known when all cells were added.</summary>
    public int Words { get; private set; }

    public bool IsNumeric => Filled > 0 && Numbers >= 0.9 * Filled;

    /// <summary>Whether it can be a column of dates where its name says so.</summary>
    public bool IsMostlyDates => Filled > 0 && Dates >= 0.5 * Filled;

    /// <summary>Whether it can be a column of dates by what it holds, whatever its name.</summary>
    public bool IsDated => Filled > 0 && PlainDates >= 0.9 * Filled;

    /// <param name="cell">The cell, as it stands in the file.</param>
    /// <param name="line">The line on which its row starts.</param>
    public void Add(ReadOnlySpan<byte> cell, long line)
    {
        if (IsText)
            return;

        Looked++;
        var number = _cells!.Number(cell, out var isNew);
        if (number == CellTable.Unnumbered)
        {
            Count(Look(cell), line);
            return;
        }

        if (isNew)
            _facts.Add(Look(cell));
        Count(_facts[number], line);
    }

    /// <summary>All cells were added; what only they were looked up in goes.</summary>
    public void Finish()
    {
        Words = _facts.Count(facts => facts.Is(CellReadings.Filled) && facts.Kind == CellKind.Text);
        (_cells, _facts) = (null, []);
        _dates.TrimExcess();
    }

    // A column of words is not looked at to its end, unless it was one and the same word so far.
    private bool IsText => Filled >= EnoughToKnow && _facts.Count > 1 && Numbers + Dates < 0.1 * Filled;

    /// <summary>Finds out what a cell is, when it is met for the first time.</summary>
    private CellFacts Look(ReadOnlySpan<byte> cell)
    {
        Span<char> buffer = stackalloc char[Cells.LongestNumberOrDate];
        var text = Cells.ShortText(cell, buffer);
        var facts = CellFacts.Of(text);
        if (Filled == 0 && facts.Is(CellReadings.Filled))
            Example = text.ToString();
        if (facts.Is(CellReadings.Number) && NumberText.CurrencyOf(text) is { } currency)
            _currencies.Add(currency);
        if (facts.Is(CellReadings.Date) && _dates.Count < MostDates && !_dates.Contains(facts.Date) && dates.Take(_dates.Count))
            _dates.Add(facts.Date);
        return facts;
    }

    private void Count(in CellFacts facts, long line)
    {
        var readings = facts.Readings;
        if (readings == CellReadings.Missing)
            return;

        Filled++;
        Kinds.Add(facts.Kind, line);
        if ((readings & CellReadings.Number) != 0)
        {
            Numbers++;
            WithPoint += One(readings, CellReadings.WithPoint);
            WithComma += One(readings, CellReadings.WithComma);
            WithDoubtfulPoint += One(readings, CellReadings.DoubtfulPoint);
            WithDoubtfulComma += One(readings, CellReadings.DoubtfulComma);
            Ungrouped += One(readings, CellReadings.Ungrouped);
        }

        if ((readings & CellReadings.Date) != 0)
        {
            Dates++;
            PlainDates += 1 - One(readings, CellReadings.Number);
        }
    }

    private static int One(CellReadings readings, CellReadings reading) => (readings & reading) != 0 ? 1 : 0;
}
