using System.Text;
using CsvHelper;
using SalesWeb.Import.Columns;

namespace SalesWeb.Import.Texts;

/// <summary>
/// Tells rows that are no sales but lines of column names: the header once more, which is skipped, and the header of a second
/// table, with which the first one ends. Goes along in each reading, so that all readings see the same rows.
/// </summary>
internal sealed class HeadingWatch(IReadOnlyList<string> headers)
{
    private const int FewestNames = 2;

    private readonly byte[][] _headers = [.. headers.Select(Encoding.UTF8.GetBytes)];
    private bool _hasRows;

    /// <summary>How often the header came again.</summary>
    public int Repeated { get; private set; }

    /// <summary>The line on which a second table begins, and its columns; null where there is one table only.</summary>
    public (long Line, string[] Headers)? Second { get; private set; }

    /// <summary>Rows of the second table, its header among them.</summary>
    public int Behind { get; private set; }

    /// <summary>Whether the row that the reader stands on is no row of the table.</summary>
    public bool Takes(CsvReader row)
    {
        if (Second is not null)
        {
            Behind++;
            return true;
        }

        if (IsHeader(row))
        {
            Repeated++;
            return true;
        }

        if (!MayBeHeading(row) || Names(row) is not { } names)
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

        Second = (row.LineNumber, names);
        Behind = 1;
        return true;
    }

    // A row of sales has a date and a number, and most of them begin with a digit.
    private static bool MayBeHeading(CsvReader row)
    {
        for (var i = 0; i < row.FieldCount; i++)
        {
            var cell = row.GetSpan(i).TrimStart(" \t\""u8);
            if (!cell.IsEmpty && (char.IsAsciiDigit((char)cell[0]) || cell[0] is (byte)'-' or (byte)'+' or (byte)'('))
                return false;
        }

        return true;
    }

    private bool IsHeader(CsvReader row)
    {
        if (row.FieldCount != _headers.Length || _headers.Length < FewestNames)
            return false;
        for (var i = 0; i < _headers.Length; i++)
        {
            if (!row.GetSpan(i).Trim(" \t"u8).SequenceEqual(_headers[i]))
                return false;
        }

        return true;
    }

    /// <summary>The names of another table: one of them is that of a column of dates, another one that of any role; null where they are none.</summary>
    private static string[]? Names(CsvReader row)
    {
        const int MostLooked = 200;
        string[] cells = [.. Enumerable.Range(0, Math.Min(row.FieldCount, MostLooked)).Select(i => row.GetString(i).Trim()).Where(cell => cell != "")];
        var folded = cells.Select(HeaderName.FoldWithoutUnit).ToList();
        var dates = folded.FindIndex(name => IsNameOf(Role.Date, name));
        return dates >= 0
            && cells.Length >= FewestNames
            && cells.Distinct().Count() == cells.Length
            && folded.Where((_, i) => i != dates).Any(name => Enum.GetValues<Role>().Any(role => role != Role.Date && IsNameOf(role, name)))
                ? cells
                : null;
    }

    private static bool IsNameOf(Role role, string folded) => ColumnNames.ByRole[role].Any(group => Array.IndexOf(group, folded) >= 0);
}
