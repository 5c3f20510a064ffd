using SalesWeb.Import.Values;

namespace SalesWeb.Import.Unpacking;

/// <summary>Where on a sheet its table begins, judged by its first rows.</summary>
/// <param name="HeaderRow">The row of the names, counted from 0 on the sheet.</param>
/// <param name="First">Its first column that has a name, counted from 0.</param>
/// <param name="Last">Its last one (included).</param>
/// <param name="IsSales">Whether there are dates below the names, or among them, and numbers below.</param>
internal sealed record SheetShape(int HeaderRow, int First, int Last, bool IsSales)
{
    /// <summary>How many rows are looked at.</summary>
    public const int Rows = 60;

    /// <summary>The shape; null where there is no table.</summary>
    /// <param name="rows">The first rows of the sheet.</param>
    public static SheetShape? Of(IReadOnlyList<object?[]> rows)
    {
        var widest = rows.Select(Filled).DefaultIfEmpty(0).Max();
        if (widest < 2)
            return null;

        // Titles above a table are narrow; its names are words, or dates with a column each, and stand above most of its columns.
        for (var i = 0; i < rows.Count; i++)
        {
            var dates = rows[i].Count(SheetCell.IsDate);
            if (Filled(rows[i]) < Math.Max(2, 0.6 * widest) || dates == 1 || !rows[i].All(cell => IsBlank(cell) || cell is string || SheetCell.IsDate(cell)))
                continue;
            var first = Array.FindIndex(rows[i], cell => !IsBlank(cell));
            var last = Array.FindLastIndex(rows[i], cell => !IsBlank(cell));
            return new SheetShape(i, first, last, IsSalesBelow(rows, i, dates > 1 || rows[i].Count(IsDateInWords) > 1));
        }

        return null;
    }

    private static bool IsSalesBelow(IReadOnlyList<object?[]> rows, int header, bool isDated)
    {
        var below = rows.Skip(header + 1).ToList();
        return (isDated || below.Any(row => row.Any(SheetCell.IsDate))) && below.Any(row => row.Any(SheetCell.IsNumber));
    }

    private static bool IsDateInWords(object? cell) => cell is string text && DateText.TryParse(text, out _);

    private static int Filled(object?[] row) => row.Count(cell => !IsBlank(cell));

    private static bool IsBlank(object? cell) => cell is null || (cell is string text && string.IsNullOrWhiteSpace(text));
}
