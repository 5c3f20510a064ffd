using CsvHelper;
using SalesWeb.Import.Headings;

namespace SalesWeb.Import.Rows;

/// <summary>Reads in a file of corrected rows where each of them stood first.</summary>
/// <param name="headers">The names of the file's columns.</param>
internal sealed class FixUpOrigins(IReadOnlyList<string> headers)
{
    private readonly int _file = headers.ToList().IndexOf(FixUpColumns.File);
    private readonly int _line = headers.ToList().IndexOf(FixUpColumns.Line);

    /// <summary>Null for a row that does not say it, as those of any other file.</summary>
    public RowOrigin? Of(CsvReader row) =>
        _file >= 0 && _line >= 0 && Cell(row, _file) is { Length: > 0 } file && int.TryParse(Cell(row, _line), out var line) ? new RowOrigin(file, line) : null;

    private static string Cell(CsvReader row, int column) => column < row.FieldCount ? row.GetString(column).Trim() : "";
}
