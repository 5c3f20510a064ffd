using CsvHelper;
using SalesWeb.Import.Values;
using SalesWeb.Series;

namespace SalesWeb.Import.Rows;

/// <summary>The rows of a file of rejected rows, which goes out to be corrected.</summary>
internal static class FixUp
{
    /// <summary>What stands for rows that cannot go out, because too many were rejected.</summary>
    public static string Missing(int rows) => rows == 1
        ? "1 more row was left out and is not in this file"
        : $"{rows:N0} more rows were left out and are not in this file";

    /// <summary>A rejected row as it stood; what it has too much stands with the reason.</summary>
    /// <param name="row">The reader that stands on it.</param>
    /// <param name="own">The columns that go out, counted from 0.</param>
    /// <param name="columns">How many there are in all.</param>
    /// <param name="origin">Where it stood first.</param>
    /// <param name="reason">The rule it breaks.</param>
    /// <param name="dataset">The dataset that it is missing from.</param>
    public static object?[] Row(CsvReader row, IReadOnlyList<int> own, int columns, RowOrigin origin, string reason, string dataset)
    {
        var cells = own.Select(i => i < row.FieldCount ? CsvNumber.Of(row.GetString(i)) : "");
        var surplus = Enumerable.Range(columns, Math.Max(0, row.FieldCount - columns)).Select(i => $"\"{Excerpt.Of(row.GetString(i))}\"").ToList();
        return [.. cells, origin.Line, surplus.Count == 0 ? reason : $"{reason}; too much: {string.Join(", ", surplus)}", dataset, origin.File];
    }
}
