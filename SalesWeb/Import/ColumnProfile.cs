namespace SalesWeb.Import;

/// <summary>What one column of the file holds, over all its rows, in a fixed amount of memory.</summary>
internal sealed class ColumnProfile(string header)
{
    private const int EnoughToKnow = 2_000;
    private const int MostDates = 200_000;

    private readonly HashSet<DateParts> _dates = [];

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

    /// <summary>The different dates, at most 200,000.</summary>
    public IReadOnlyCollection<DateParts> DistinctDates => _dates;

    /// <summary>The first cell that says anything; empty where there is none.</summary>
    public string Example { get; private set; } = "";

    public bool IsNumeric => Filled > 0 && Numbers >= 0.9 * Filled;

    /// <summary>Whether it can be a column of dates by what it holds, whatever its name.</summary>
    public bool IsDated => Filled > 0 && PlainDates >= 0.9 * Filled;

    /// <param name="cell">The text of the cell.</param>
    /// <param name="line">The line on which its row starts.</param>
    public void Add(ReadOnlySpan<char> cell, long line)
    {
        if (IsText)
            return;
        Looked++;
        if (MissingText.Is(cell))
            return;
        if (Filled == 0)
            Example = cell.ToString();
        Filled++;

        var isNumber = AddNumber(cell);
        var isDate = DateText.TryParse(cell, out var parts) && (parts.ToDate(isDayFirst: true) ?? parts.ToDate(isDayFirst: false)) is not null;
        Kinds.Add(isNumber ? CellKind.Number : isDate ? CellKind.Date : CellKind.Text, line);
        if (!isDate)
            return;
        Dates++;
        PlainDates += isNumber ? 0 : 1;
        if (_dates.Count < MostDates)
            _dates.Add(parts);
    }

    // A column of words is not looked at to its end.
    private bool IsText => Filled >= EnoughToKnow && Numbers + Dates < 0.1 * Filled;

    private bool AddNumber(ReadOnlySpan<char> cell)
    {
        var isPoint = NumberText.TryRead(cell, '.', out var point);
        var (isComma, comma) = (isPoint, point);
        if (cell.ContainsAny('.', ','))
            isComma = NumberText.TryRead(cell, ',', out comma);
        if (!isPoint && !isComma)
            return false;

        Numbers++;
        if (!isPoint)
            WithComma++;
        else if (!isComma)
            WithPoint++;
        else if (Math.Abs(comma) > Math.Abs(point))
            WithDoubtfulPoint++;
        else if (comma != point)
            WithDoubtfulComma++;
        else if (Math.Abs(point) >= 1000 && !cell.ContainsAnyExceptInRange('0', '9'))
            Ungrouped++;
        return true;
    }
}
