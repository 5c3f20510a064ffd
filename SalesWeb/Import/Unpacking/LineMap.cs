namespace SalesWeb.Import.Unpacking;

/// <summary>Where a line of a text comes from that was made of an archive, or of a table whose dates stood elsewhere.</summary>
/// <param name="Parts">The name of each file of the archive and the line on which it begins, ascending; empty where it was one file.</param>
public sealed record LineMap(IReadOnlyList<(string Name, int FirstLine)> Parts)
{
    /// <summary>The text is one file as it is.</summary>
    public static LineMap One { get; } = new([]);

    /// <summary>The first of the lines that a row became, ascending, and the line on which the row stood before; empty where lines are as they were.</summary>
    public IReadOnlyList<(int Line, int Before)> Rows { get; init; } = [];

    /// <summary>Where a line is to be found, as an addition to a reason: " (line 3 of march.csv)"; empty where it is the same line of the file itself.</summary>
    public string Place(int line)
    {
        var before = Before(line);
        var part = Parts.LastOrDefault(part => part.FirstLine <= before);
        return part.Name is not null ? $" (line {before - part.FirstLine + 1:N0} of {part.Name})"
            : before != line ? $" (line {before:N0} of the file)"
            : "";
    }

    private int Before(int line)
    {
        var (low, high) = (0, Rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Rows[middle].Line <= line ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? line : Rows[low - 1].Before;
    }
}
