using System.Buffers;
using CsvHelper;
using SalesWeb.Import.Texts;
using SalesWeb.Import.Unpacking;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Profiles;

/// <summary>Writes a table as text once more, with a column of dates; from there on it is read as every other.</summary>
/// <param name="reshaping">What is to be done.</param>
/// <param name="separator">What stands between two columns, before and after.</param>
internal sealed class ReshapedText(Reshaping reshaping, char separator)
{
    private readonly SearchValues<char> _quoted = SearchValues.Create([separator, '"', '\r', '\n', ' ', '\t']);
    private readonly List<(int Line, int Before)> _lines = [];
    private int _line = 1;

    /// <summary>Writes all rows.</summary>
    /// <param name="rows">In front of the first.</param>
    /// <param name="writer">Gets the text.</param>
    /// <param name="before">Where the lines of the text so far come from.</param>
    /// <returns>Where its own lines come from.</returns>
    public LineMap Write(CsvReader rows, TextWriter writer, LineMap before)
    {
        var names = reshaping.Kept.Select(i => reshaping.Headers[i]).ToList();
        Write(writer, [.. names, Free(Reshaping.Date, names), .. reshaping.Dated.Count > 0 ? [Free(Reshaping.Sales, names)] : Array.Empty<string>()]);
        var headings = new HeadingWatch(reshaping.Headers);
        while (rows.Read())
        {
            if (rows.IsBlank() || headings.Takes(rows))
                continue;
            _lines.Add((_line, (int)Math.Min(rows.LineNumber, int.MaxValue)));
            Write(writer, rows);
        }

        return new LineMap(before.Parts) { Rows = _lines };
    }

    private void Write(TextWriter writer, CsvReader row)
    {
        List<string> kept = [.. reshaping.Kept.Select(i => Cell(row, i))];

        // Such a row is none of this table; it is kept as it is, to be rejected.
        if (row.CountFields(reshaping.Headers.Count) > reshaping.Headers.Count)
            Write(writer, [.. Enumerable.Range(0, row.FieldCount).Select(row.GetString), "…"]);
        else if (reshaping.Dated.Count == 0)
            Write(writer, [.. kept, Date([.. reshaping.Parts.Select(part => Cell(row, part).Trim())])]);
        else
            Spread(writer, row, kept);
    }

    private void Spread(TextWriter writer, CsvReader row, List<string> kept)
    {
        foreach (var column in reshaping.Dated)
        {
            var sales = Cell(row, column);
            if (!MissingText.Is(sales))
                Write(writer, [.. kept, reshaping.Parts is [var year] ? $"{reshaping.Headers[column]} {Cell(row, year).Trim()}" : reshaping.Headers[column], sales]);
        }
    }

    /// <summary>A date as it is read again; of parts that make none, the parts.</summary>
    private string Date(string[] parts) => parts switch
    {
        [{ Length: 4 } year, { Length: 1 or 2 } week] when reshaping.IsOfWeeks && int.TryParse(week, out var number) => $"{year}-W{number:00}",
        [{ Length: 4 } year, { Length: 1 or 2 } month, .. var day] when int.TryParse(month, out var number) => string.Join('-', [year, $"{number:00}", .. day.Select(one => one.PadLeft(2, '0'))]),
        _ => string.Join(' ', parts.Reverse()),
    };

    private void Write(TextWriter writer, IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                writer.Write(separator);
            if (cells[i].AsSpan().ContainsAny(_quoted))
                writer.Write($"\"{cells[i].Replace("\"", "\"\"").ReplaceLineEndings(" ")}\"");
            else
                writer.Write(cells[i]);
        }

        writer.Write('\n');
        _line++;
    }

    private static string Cell(CsvReader row, int column) => column < row.FieldCount ? row.GetString(column) : "";

    /// <summary>A name that no other column has.</summary>
    private static string Free(string name, List<string> names)
    {
        while (names.Contains(name, StringComparer.OrdinalIgnoreCase))
            name += "_";
        return name;
    }
}
