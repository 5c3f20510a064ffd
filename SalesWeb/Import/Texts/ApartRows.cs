using CsvHelper;

namespace SalesWeb.Import.Texts;

/// <summary>Tells which rows stand apart from those above them: behind a blank line, and perhaps a title of one cell.</summary>
internal sealed class ApartRows
{
    private long _line = -1;
    private bool _isBehindTitle;

    /// <summary>Whether the row that was looked at last does.</summary>
    public bool Is { get; private set; }

    /// <summary>Looks at the next row that is not blank.</summary>
    public void Look(CsvReader row)
    {
        Is = _isBehindTitle || (_line >= 0 && row.LineNumber > _line + 1);
        _line = row.LineNumber;
        _isBehindTitle = Is && HeadingNames.Of(row).Length == 1;
    }
}
