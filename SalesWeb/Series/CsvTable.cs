using System.Globalization;
using System.Text.RegularExpressions;

namespace SalesWeb.Series;

/// <summary>
/// A table that leaves the product: RFC 4180 with a point in numbers and ISO dates, whatever the country.
/// </summary>
/// <remarks>
/// Text that a spreadsheet would run as a formula (it begins with <c>= + - @</c>, also as East Asia writes them wide, a tab or a line end) is
/// written with an apostrophe before it, which shows it as text. So is what follows a semicolon or a line end in the middle of a text:
/// there a cell begins for a spreadsheet of a country that separates columns by semicolons.
/// </remarks>
public sealed partial class CsvTable
{
    // Blanks, quotes and characters that nobody sees do not keep every spreadsheet from reading on.
    private const string Formula = "(?=[\\s\\p{Cf}\"]*[=+\\-@＝＋－＠]|[\\t\\r\\n])";
    private const string CellStart = "(?:^|(?<=[;\\r\\n]))";

    private readonly TextWriter _writer;
    private readonly char _separator;

    /// <summary>Begins a table by writing its header.</summary>
    public CsvTable(TextWriter writer, params IReadOnlyList<string> columns)
        : this(writer, ',', columns)
    {
    }

    /// <summary>The same with another character than a comma between two columns.</summary>
    public CsvTable(TextWriter writer, char separator, IReadOnlyList<string> columns)
    {
        (_writer, _separator) = (writer, separator);
        Row([.. columns]);
    }

    /// <summary>Writes one row; null and numbers that are none become empty cells.</summary>
    public void Row(params ReadOnlySpan<object?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                _writer.Write(_separator);
            _writer.Write(Cell(cells[i]));
        }

        _writer.Write('\n');
    }

    private string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(Harmless(text)),
        CsvNumber number => Quoted(number.Text),
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "",
        DateOnly day => day.ToString("yyyy-MM-dd"),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be written into a table."),
    };

    /// <summary>A text as it was before it was written harmlessly, here or by a spreadsheet: without the apostrophe before a formula.</summary>
    public static string WithoutMark(string text) => text.Contains('\'') ? MarkedFormula().Replace(text, "") : text;

    private static string Harmless(string text) => FormulaStart().Replace(text, "'");

    private string Quoted(string text) =>
        text.Contains(_separator) || text.AsSpan().IndexOfAny("\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"")}\"" : text;

    [GeneratedRegex(CellStart + Formula)]
    private static partial Regex FormulaStart();

    [GeneratedRegex(CellStart + "'" + Formula)]
    private static partial Regex MarkedFormula();
}
