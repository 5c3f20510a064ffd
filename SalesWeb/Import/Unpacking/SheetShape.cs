namespace SalesWeb.Import.Unpacking;

/// <summary>Where on a sheet its table begins, judged by its first rows.</summary>
/// <param name="HeaderRow">The row of the names, counted from 0 on the sheet.</param>
/// <param name="First">Its first column that has a name, counted from 0.</param>
/// <param name="Last">Its last one (included).</param>
/// <param name="IsSales">Whether there are dates and numbers below the names.</param>
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

        // Titles above a table are narrow; its names are words and stand above most of its columns.
        for (var i = 0; i < rows.Count; i++)
        {
            if (Filled(rows[i]) < Math.Max(2, 0.6 * widest) || !rows[i].All(cell => IsBlank(cell) || cell is string))
                continue;
            var first = Array.FindIndex(rows[i], cell => !IsBlank(cell));
            var last = Array.FindLastIndex(rows[i], cell => !IsBlank(cell));
            return new SheetShape(i, first, last, IsSalesBelow(rows, i));
        }

        return null;
    }

    private static bool IsSalesBelow(IReadOnlyList<object?[]> rows, int header)
    {
        var below = rows.Skip(header + 1).ToList();
        return below.Any(row => row.Any(SheetCell.IsDate)) && below.Any(row => row.Any(SheetCell.IsNumber));
    }

    private static int Filled(object?[] row) => row.Count(cell => !IsBlank(cell));

    private static bool IsBlank(object? cell) => cell is null || (cell is string text && string.IsNullOrWhiteSpace(text));
}
