using CsvHelper;
using SalesWeb.Series;

namespace SalesWeb.Import;

/// <summary>The file of rejected rows that goes out to be corrected and comes back.</summary>
public static class FixUp
{
    /// <summary>The column with the line of the file on which the row stood.</summary>
    public const string LineColumn = "salesweb_line";

    /// <summary>The column with the rule that the row breaks.</summary>
    public const string ReasonColumn = "salesweb_reason";

    /// <summary>A rejected row, with as many cells as there are columns; what it has too much stands with the reason.</summary>
    internal static object?[] Row(CsvReader row, int columns, int line, string reason)
    {
        var cells = new object?[columns + 2];
        for (var i = 0; i < columns; i++)
            cells[i] = i < row.FieldCount ? CsvNumber.Of(row.GetString(i)) : "";
        var surplus = Enumerable.Range(columns, Math.Max(0, row.FieldCount - columns)).Select(i => $"\"{Rejections.Shorten(row.GetString(i))}\"").ToList();
        cells[columns] = line;
        cells[columns + 1] = surplus.Count == 0 ? reason : $"{reason}; too much: {string.Join(", ", surplus)}";
        return cells;
    }
}
