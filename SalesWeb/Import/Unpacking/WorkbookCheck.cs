using System.IO.Compression;
using System.Xml;
using SalesWeb.Import.Sources;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Unpacking;

/// <summary>
/// Goes through a new workbook before a library opens it: what it unpacks to, and whether its cells lie on a sheet at all. A cell
/// said to be in row 2,000,000,000 would be waited for, and one in column 300,000,000 would take all memory.
/// </summary>
internal sealed class WorkbookCheck(string name, UnpackLimit limit, CancellationToken cancellation)
{
    /// <summary>The texts of a workbook are held in memory while it is read, and so are its formats and the list of its sheets.</summary>
    private const long MostTextBytes = 256L << 20;
    private const long MostListBytes = 16L << 20;

    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreWhitespace = true };

    /// <exception cref="UserErrorException">It unpacks to too much, or a cell lies outside of every sheet.</exception>
    public void Check(ZipArchive workbook)
    {
        foreach (var entry in workbook.Entries)
            Check(entry);
    }

    private void Check(ZipArchiveEntry entry)
    {
        using var content = new LimitedStream(entry.Open(), limit, cancellation);
        var tags = new TagLimit(content, name);
        var (root, merged) = ("", 0);
        try
        {
            using var xml = XmlReader.Create(tags, Settings);
            while (xml.Read())
            {
                tags.Restart();
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                root = root == "" ? xml.LocalName : root;
                Check(xml);
                if (xml.LocalName is "mergeCell" or "col" && ++merged > MostRows)
                    throw TooMuch("it merges more cells than a sheet has rows");
            }
        }
        catch (XmlException)
        {
            // A picture, or damaged; the library meets the same place at the same depth.
        }

        content.CopyTo(Stream.Null);
        if (content.Bytes > (root switch { "sst" => MostTextBytes, "styleSheet" or "workbook" or "Relationships" => MostListBytes, _ => long.MaxValue }))
            throw TooMuch($"{Excerpt.Of(entry.FullName)} in it is larger than any table of sales needs");
    }

    private UserErrorException TooMuch(string problem) => new($"{name}: the workbook cannot be held; {problem}.", TagLimit.Remedy, field: "file");

    private void Check(XmlReader element)
    {
        var isOnSheet = element.LocalName switch
        {
            "row" => element.GetAttribute("r") is not { } row || (int.TryParse(row, out var number) && number <= MostRows),
            "c" => IsOnSheet(element.GetAttribute("r")),
            "dimension" or "mergeCell" => element.GetAttribute("ref")?.Split(':').All(IsOnSheet) ?? true,
            "col" => IsColumn(element.GetAttribute("min")) && IsColumn(element.GetAttribute("max")),
            _ => true,
        };
        if (!isOnSheet)
        {
            throw new UserErrorException(
                $"{name}: the workbook is damaged; it has a cell outside of every sheet.",
                "Open it in a spreadsheet, save it again or as CSV, and import that.",
                field: "file");
        }
    }

    private static bool IsColumn(string? number) => number is null || (int.TryParse(number, out var column) && column <= MostColumns);

    /// <summary>Whether a place like XFD1048576 exists.</summary>
    private static bool IsOnSheet(string? place)
    {
        if (place is null)
            return true;

        var column = 0L;
        var i = 0;
        for (; i < place.Length && char.IsAsciiLetter(place[i]) && column <= MostColumns; i++)
            column = (26 * column) + (char.ToUpperInvariant(place[i]) - 'A' + 1);
        return column is >= 1 and <= MostColumns && int.TryParse(place.AsSpan(i), out var row) && row is >= 1 and <= MostRows;
    }
}
