namespace SalesWeb.Import.Unpacking;

/// <summary>Which file of an archive a line of the text comes from that was made of all of them.</summary>
/// <param name="Parts">The name of each part and the line on which it begins, ascending; empty where the text is one file.</param>
public sealed record LineMap(IReadOnlyList<(string Name, int FirstLine)> Parts)
{
    /// <summary>The text is one file.</summary>
    public static LineMap One { get; } = new([]);

    /// <summary>Where a line is to be found, as an addition to a reason: " (line 3 of march.csv)"; empty where the text is one file.</summary>
    public string Place(int line)
    {
        var part = Parts.LastOrDefault(part => part.FirstLine <= line);
        return part.Name is null ? "" : $" (line {line - part.FirstLine + 1:N0} of {part.Name})";
    }
}
