namespace SalesWeb.Import.Values;

/// <summary>The ways in which a cell says that it says nothing.</summary>
internal static class MissingText
{
    private static readonly string[] Marks = ["NA", "N/A", "#N/A", "null", "none", "-", "--", "?", "."];

    public static bool Is(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (cell.IsEmpty)
            return true;
        foreach (var mark in Marks)
        {
            if (cell.Equals(mark, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
