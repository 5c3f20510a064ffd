using System.IO.Compression;
using System.Xml;
using SalesWeb.Import.Sources;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Unpacking;

/// <summary>
/// Goes through a new workbook before a library opens it: what it unpacks to, whether its cells lie on a sheet at all, and whether the
/// texts and formats that they refer to exist. A cell in row 2,000,000,000 would stall the library, one in column 300,000,000 would
/// take all memory, and a reference to a missing text would be read as an empty cell.
/// </summary>
internal sealed class WorkbookCheck(string name, UnpackLimit limit, CancellationToken cancellation)
{
    /// <summary>The texts of a workbook are held in memory while it is read, and so are its formats and the list of its sheets.</summary>
    private const long MostTextBytes = 256L << 20;
    private const long MostListBytes = 16L << 20;

    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreWhitespace = true };

    /// <summary>The texts and the formats of cells that the workbook has; a cell refers to one by its number from 0.</summary>
    private readonly References _texts = new("text");
    private readonly References _formats = new("format") { HasDefault = true };

    /// <exception cref="UserErrorException">
    /// It unpacks to too much, a cell lies outside of every sheet, or refers to a text or a format that does not exist.
    /// </exception>
    public void Check(ZipArchive workbook)
    {
        foreach (var entry in workbook.Entries)
            Check(entry);
        foreach (var references in new[] { _texts, _formats })
        {
            if (references.Problem is { } problem)
                throw Damaged(problem);
        }
    }

    private void Check(ZipArchiveEntry entry)
    {
        using var content = new LimitedStream(entry.Open(), limit, cancellation);
        var tags = new TagLimit(content, name);
        var (root, merged, cells) = ("", 0, new CellReferences(_texts, _formats));
        try
        {
            using var xml = XmlReader.Create(tags, Settings);
            while (xml.Read())
            {
                tags.Restart();
                cells.Look(xml, root);
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
            throw Damaged("it has a cell outside of every sheet");
    }

    private UserErrorException Damaged(string problem) => new(
        $"{name}: the workbook is damaged; {problem}.", "Open it in a spreadsheet, save it again or as CSV, and import that.", field: "file");

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

    /// <summary>Numbered parts of a workbook, and the numbers by which cells refer to them.</summary>
    private sealed class References(string what)
    {
        private (long Number, string Place)? _largest;
        private (string Text, string Place)? _wrong;

        public int Count { get; set; }

        /// <summary>Whether number 0 may be referred to although there is none.</summary>
        public bool HasDefault { get; init; }

        /// <summary>A clause about a reference to what does not exist; null where there is none.</summary>
        public string? Problem =>
            _wrong is { } wrong ? $"{Cell(wrong.Place)} refers to {what} \"{Excerpt.Of(wrong.Text)}\", which is no number of one"
            : _largest is { } largest && largest.Number >= Math.Max(Count, HasDefault ? 1 : 0)
                ? $"{Cell(largest.Place)} refers to {what} number {largest.Number:N0}, and there are {Count:N0}, counted from 0"
            : null;

        private static string Cell(string place) => place == "" ? "a cell" : $"cell {Excerpt.Of(place)}";

        public void Add(string number, string place)
        {
            if (!int.TryParse(number, out var index) || index < 0)
                _wrong ??= (number, place);
            else if (_largest is not { } largest || index > largest.Number)
                _largest = (index, place);
        }
    }

    /// <summary>Collects from one file of the workbook the texts and formats there are, and the references of its cells.</summary>
    private sealed class CellReferences(References texts, References formats)
    {
        private bool _isText;
        private bool _isValue;
        private bool _isFormats;
        private string _place = "";

        /// <param name="xml">Stands on the next node.</param>
        /// <param name="root">The name of the root element; empty on the root itself.</param>
        public void Look(XmlReader xml, string root)
        {
            if (xml.NodeType == XmlNodeType.Element && root == "sst" && xml.LocalName == "si")
                texts.Count++;
            else if (root == "styleSheet")
                LookAtFormat(xml);
            else if (root == "worksheet")
                LookAtCell(xml);
        }

        private void LookAtFormat(XmlReader xml)
        {
            if (xml.LocalName == "cellXfs" && xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
                _isFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (_isFormats && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
                formats.Count++;
        }

        private void LookAtCell(XmlReader xml)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                var isCell = xml.LocalName == "c";
                _isText = isCell ? xml.GetAttribute("t") == "s" : _isText;
                _isValue = _isText && xml.LocalName == "v" && !xml.IsEmptyElement;
                _place = isCell ? xml.GetAttribute("r") ?? "" : _place;
                if (isCell && xml.GetAttribute("s") is { } format)
                    formats.Add(format, _place);
            }
            else if (_isValue && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                texts.Add(xml.Value, _place);
                _isValue = false;
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                _isValue = false;
            }
        }
    }
}
