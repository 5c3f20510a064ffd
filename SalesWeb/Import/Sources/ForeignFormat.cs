namespace SalesWeb.Import.Sources;

/// <summary>Files that are often taken for a table of text, known by their first bytes.</summary>
internal static class ForeignFormat
{
    /// <summary>What the file is instead, in words; null where nothing speaks against text.</summary>
    public static string? Name(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8))
            return "a ZIP archive or an Excel workbook";
        if (start is [0xD0, 0xCF, 0x11, 0xE0, ..])
            return "an old Excel workbook";
        if (start.StartsWith("%PDF"u8))
            return "a PDF document";
        if (start.StartsWith("SQLite format 3"u8))
            return "a SQLite database";

        var text = start.TrimStart(" \t\r\n\uFEFF"u8);
        if (text.StartsWith("<!"u8) || text.StartsWith("<html"u8) || text.StartsWith("<?xml"u8))
            return "an HTML or XML document";
        return text.StartsWith("{"u8) || text.StartsWith("["u8) ? "a JSON document" : null;
    }
}
