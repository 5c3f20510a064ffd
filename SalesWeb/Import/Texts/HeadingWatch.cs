using System.Text;
using CsvHelper;

namespace SalesWeb.Import.Texts;

/// <summary>
/// Tells rows that are no sales but lines of column names: the header once more, which is skipped, and the header of a second
/// table, with which the first one ends. Goes along in each reading, so that all readings see the same rows.
/// </summary>
internal sealed class HeadingWatch(IReadOnlyList<string> headers)
{
    private readonly byte[][] _headers = [.. headers.Select(Encoding.UTF8.GetBytes)];
    private readonly ApartRows _apart = new();
    private bool _hasRows;
    private bool _isSure;

    /// <summary>How often the header came again.</summary>
    public int Repeated { get; private set; }

    /// <summary>The line on which a second table begins, and its columns; null where there is one table only.</summary>
    public (long Line, string[] Headers)? Second => _isSure ? Heading : null;

    /// <summary>A line of words that stands apart, which is a heading of the same table unless it is that of a second one.</summary>
    public (long Line, string[] Headers)? Heading { get; private set; }

    /// <summary>Rows of the second table, its header among them.</summary>
    public int Behind { get; private set; }

    /// <summary>Whether the row that the reader stands on is no row of the table.</summary>
    public bool Takes(CsvReader row)
    {
        if (_isSure)
        {
            Behind++;
            return true;
        }

        _apart.Look(row);
        if (Behind > 0)
        {
            // What follows decides: a row with a date goes on with the table.
            _isSure = row.FieldCount != _headers.Length || !HeadingNames.HaveDate(row);
            Behind = _isSure ? 2 : 0;
            if (_isSure)
                return true;
        }

        if (IsHeader(row))
        {
            Repeated++;
            return true;
        }

        if (!HeadingNames.MayBe(row))
        {
            _hasRows = true;
            return false;
        }

        return TakesNames(row);
    }

    private bool TakesNames(CsvReader row)
    {
        var names = HeadingNames.Of(row);
        var isOfSales = HeadingNames.AreOfSales(names);
        if (!isOfSales && !(_hasRows && Heading is null && _apart.Is && HeadingNames.AreWords(row, names)))
        {
            _hasRows = true;
            return false;
        }

        // The names once more in another language, right below the first.
        if (!_hasRows)
        {
            Repeated++;
            return true;
        }

        Heading = (row.LineNumber, names);
        Behind = 1;
        _isSure = isOfSales;
        return true;
    }

    private bool IsHeader(CsvReader row)
    {
        if (row.FieldCount != _headers.Length || _headers.Length < HeadingNames.Fewest)
            return false;
        for (var i = 0; i < _headers.Length; i++)
        {
            if (!row.GetSpan(i).Trim(" \t"u8).SequenceEqual(_headers[i]))
                return false;
        }

        return true;
    }
}
