using System.Buffers;
using System.Globalization;
using System.Text;

namespace SalesWeb.Series;

/// <summary>
/// A table that leaves the product: RFC 4180 with a point in numbers and ISO dates, whatever the country.
/// </summary>
/// <remarks>
/// Text that a spreadsheet would run as a formula (it begins with <c>= + - @</c>, also as East Asia writes them wide, a tab or a line end) is
/// written with an apostrophe before it, which shows it as text. So is what follows a semicolon or a line end in the middle of a text:
/// there a cell begins for a spreadsheet of a country that separates columns by semicolons.
/// </remarks>
public sealed class CsvTable
{
    private static readonly SearchValues<char> FormulaSigns = SearchValues.Create("=+-@＝＋－＠");

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

    /// <summary>The text without the apostrophes before formulas that this class, or a spreadsheet, added.</summary>
    public static string WithoutMark(string text)
    {
        if (!text.Contains('\''))
            return text;

        var cells = new CellStarts(text);
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\'' || !CellStarts.IsStart(text, i) || !cells.IsFormula(i + 1))
                kept.Append(text[i]);
        }

        return kept.Length == text.Length ? text : kept.ToString();
    }

    private static string Harmless(string text)
    {
        var cells = new CellStarts(text);
        StringBuilder? marked = null;
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!CellStarts.IsStart(text, i) || !cells.IsFormula(i))
                continue;
            marked ??= new StringBuilder(text.Length + 16);
            marked.Append(text, written, i - written).Append('\'');
            written = i;
        }

        return marked is null ? text : marked.Append(text, written, text.Length - written).ToString();
    }

    private string Quoted(string text) =>
        text.Contains(_separator) || text.AsSpan().IndexOfAny("\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"")}\"" : text;

    /// <summary>Finds formulas in a text in one pass: positions must be asked about in ascending order.</summary>
    private struct CellStarts(string text)
    {
        /// <summary>The first position, at or after the last one asked about, that a spreadsheet does not skip.</summary>
        private int _solid;

        /// <summary>Whether a spreadsheet may begin a cell at a position.</summary>
        public static bool IsStart(string text, int position) => position == 0 || text[position - 1] is ';' or '\r' or '\n';

        /// <summary>Whether a cell that begins at a position may be run as a formula.</summary>
        public bool IsFormula(int position)
        {
            _solid = Math.Max(_solid, position);
            while (_solid < text.Length && IsSkipped(text[_solid]))
                _solid++;
            return (position < text.Length && text[position] is '\t' or '\r' or '\n')
                || (_solid < text.Length && FormulaSigns.Contains(text[_solid]));
        }

        /// <summary>Some spreadsheets skip blanks, quotes and invisible characters before a formula.</summary>
        private static bool IsSkipped(char letter) =>
            letter == '"' || char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;
    }
}
