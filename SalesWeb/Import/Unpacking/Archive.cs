using System.IO.Compression;
using SalesWeb.Import.Sources;
using SalesWeb.Import.Texts;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Unpacking;

/// <summary>
/// A ZIP archive of one or several tables with the same columns, for example one a month, which are read as one. Where texts have other
/// columns, they are other tables, of which one is chosen. The names of its entries are shown and never used as paths. Files that are
/// not named like tables, such as a readme, are skipped, and a note says so.
/// </summary>
internal sealed class Archive(
    ZipArchive archive, string name, string scratch, string sheet, UnpackLimit limit, UnpackLimit written, CancellationToken cancellation)
{
    private const int MostEntries = 1_000;

    private readonly List<(string Name, int FirstLine)> _parts = [];
    private readonly List<string> _damages = [];

    /// <summary>A text is looked at before it is written, and what comes out both times counts once.</summary>
    private readonly UnpackLimit _looked = limit.Again();

    /// <summary>It holds the longest line of column names there may be.</summary>
    private readonly char[] _piece = new char[TextScan.LongestLine + 1];

    private HeaderLine? _header;
    private char _separator;
    private (ZipArchiveEntry Entry, TextScan Scan)? _scanned;

    /// <summary>Writes all tables one after the other, the names of the columns only once.</summary>
    /// <exception cref="UserErrorException">One of the entries is no table, or has other columns than the first.</exception>
    public ArchiveContent Write(TextWriter text)
    {
        if (Foreign() is { } format)
            throw Refuse(name, $"it is {format}.", "Save its table as an Excel workbook (.xlsx) or as CSV, and import that.");

        var (wanted, skipped) = Split();
        var tables = Tables(wanted);
        var table = tables.Count > 1 ? Chosen(tables) : null;
        if (table is not null)
            wanted = [.. wanted.Where(entry => table.Entries.Contains(entry))];
        SheetChoice? choice = null;
        var counted = new LineCounter(text);
        foreach (var entry in wanted.ToList())
        {
            if (IsBeside(entry, wanted) && !HasSameColumns(entry))
            {
                wanted.Remove(entry);
                skipped.Add(entry);
                continue;
            }

            _parts.Add((Shown(entry), counted.Line));
            choice = Write(entry, counted);
        }

        counted.Flush();
        return new ArchiveContent(
            wanted.Count == 1 ? LineMap.One : new LineMap(_parts),
            table is not null
                ? new SheetChoice(table.Name, [.. tables.Select(one => one.Name)], 0, "table") { IsOpen = sheet == "" && tables.Count(IsOfSales) > 1 }
                : wanted.Count == 1 ? choice : null,
            [
                $"The archive holds {wanted.Count:N0} table{(wanted.Count == 1 ? "" : "s, which were read as one")}: {List(wanted)}.",
                .. skipped.Count == 0 ? Array.Empty<string>() : [$"Skipped in the archive: {List(skipped)}."],
                .. table is null ? Array.Empty<string>()
                    : [$"Other tables of the archive were left out: {List([.. tables.Where(one => one != table).SelectMany(one => one.Entries)])}."],
                .. _damages,
                .. wanted.Count == 1 && choice is not null ? choice.Notes() : [],
            ]);
    }

    /// <summary>
    /// The texts that are named like tables, grouped by their columns, in their order. Empty where it is for <see cref="Append"/> to
    /// compare them: where there is a workbook, whose columns are not known yet, or a text that cannot be read or has one column only.
    /// </summary>
    private List<TableGroup> Tables(List<ZipArchiveEntry> wanted)
    {
        var groups = new List<TableGroup>();
        foreach (var entry in wanted.Where(entry => !IsBeside(entry, wanted)))
        {
            if (HeaderOf(entry) is not { Names.Count: > 1 } header)
                return [];
            if (groups.Find(group => group.Separator == header.Separator && group.Names.SequenceEqual(header.Names)) is { } known)
                known.Entries.Add(entry);
            else
                groups.Add(new TableGroup(Shown(entry), header.Separator, header.Names, [entry]));
        }

        return groups;
    }

    /// <summary>The names of a text's columns, by its first bytes; null where it is no text.</summary>
    private (char Separator, IReadOnlyList<string> Names)? HeaderOf(ZipArchiveEntry entry)
    {
        const int Looked = 32 * 1024;
        if (Start(entry) is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, 0x11, 0xE0, ..] or [0x1F, 0x8B, ..])
            return null;
        try
        {
            var start = new byte[Looked];
            using var content = Content(entry, _looked);
            var count = content.ReadAtLeast(start, Looked, throwOnEndOfStream: false);
            var scan = TextScan.Of(new MemoryStream(start, 0, count), new SourceFile("", name, _ => { }, cancellation));
            if (Separators.AreDeclared(scan.Beginning))
                return null;
            var separator = Separators.Choose(scan.Beginning, isWhole: count < Looked);
            return (separator, HeaderLine.Of(scan.Beginning, separator).Names);
        }
        catch (UserErrorException)
        {
            // It is no text; what it is instead is said when it is read.
            return null;
        }
    }

    /// <summary>The table that was asked for, by the name of its first file, or of any; otherwise the first with columns of sales.</summary>
    private TableGroup Chosen(List<TableGroup> tables) => sheet == ""
        ? tables.Find(IsOfSales) ?? tables[0]
        : tables.Find(table => table.Entries.Exists(entry => entry.FullName == sheet || Shown(entry) == sheet))
            ?? throw Refuse(
                name,
                $"there is no table \"{Excerpt.Of(sheet)}\" in the archive. The tables are {string.Join(", ", tables.Take(20).Select(table => $"\"{table.Name}\""))}.",
                "Choose one of these.");

    private static bool IsOfSales(TableGroup table) => HeadingNames.AreOfSales([.. table.Names]);

    /// <summary>Texts with the same columns, which are read as one table.</summary>
    private sealed record TableGroup(string Name, char Separator, IReadOnlyList<string> Names, List<ZipArchiveEntry> Entries);

    /// <summary>Documents that are archives as well.</summary>
    private string? Foreign() =>
        archive.GetEntry("xl/workbook.bin") is not null ? "a binary workbook (.xlsb)"
        : archive.GetEntry("word/document.xml") is not null ? "a Word document"
        : archive.GetEntry("content.xml") is not null && archive.GetEntry("mimetype") is not null ? "an OpenDocument file (.ods)"
        : null;

    private (List<ZipArchiveEntry> Wanted, List<ZipArchiveEntry> Skipped) Split()
    {
        if (archive.Entries.Count > MostEntries)
            throw Refuse(name, $"the archive holds {archive.Entries.Count:N0} files, and at most {MostEntries:N0} are read.", "Pack fewer files into one archive.");

        var files = archive.Entries.Where(entry => !entry.FullName.EndsWith('/') && !entry.FullName.EndsWith('\\')).ToList();
        var skipped = files.Where(IsLeftover).ToList();
        var wanted = files.Except(skipped).OrderBy(entry => !IsNamedTable(entry)).ThenBy(entry => entry.FullName, StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            throw Refuse(name, "the archive holds no file.", "Pack a CSV file or a workbook into it.");
        if (wanted.Find(entry => entry.IsEncrypted) is { } locked)
            throw Refuse($"{name}, {Shown(locked)}", "the file is locked with a password.", "Pack it without a password.");
        return (wanted, skipped);
    }

    // What file managers leave behind: __MACOSX/._sales.csv, .DS_Store, Thumbs.db.
    private static bool IsLeftover(ZipArchiveEntry entry) =>
        entry.FullName.Split('/', '\\').Any(part => part is "__MACOSX" or "Thumbs.db" || (part.StartsWith('.') && part is not ("." or "..")));

    private static bool IsNamedTable(ZipArchiveEntry entry) =>
        Path.GetExtension(entry.Name).ToLowerInvariant() is ".csv" or ".tsv" or ".tab" or ".xlsx" or ".xlsm" or ".xls" or ".xlsb" or ".ods" or ".gz" or ".zip";

    /// <summary>Whether an entry is not named like a table, and another one is.</summary>
    private static bool IsBeside(ZipArchiveEntry entry, List<ZipArchiveEntry> wanted) => !IsNamedTable(entry) && IsNamedTable(wanted[0]);

    private bool HasSameColumns(ZipArchiveEntry entry)
    {
        try
        {
            return HeaderLine.Of(Scan(entry, name).Beginning, _separator).Names.SequenceEqual(_header!.Names);
        }
        catch (UserErrorException)
        {
            // It is no text.
            return false;
        }
    }

    private SheetChoice? Write(ZipArchiveEntry entry, LineCounter text)
    {
        var place = $"{name}, {Shown(entry)}";
        switch (Start(entry))
        {
            case [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, 0x11, 0xE0, ..]:
                return WriteWorkbook(entry, place, text);
            case [0x1F, 0x8B, ..]:
                throw Refuse(place, "the file is packed once more within the archive.", "Unpack it, and pack the table itself.");
            default:
                WriteText(entry, place, text);
                return null;
        }
    }

    private SheetChoice WriteWorkbook(ZipArchiveEntry entry, string place, LineCounter text)
    {
        var copy = Path.Combine(scratch, "workbook");
        using (var content = Content(entry, limit))
        using (var file = File.Create(copy))
            content.CopyTo(file);
        if (UnpackedSource.KindOf(copy) == PackedKind.Zip)
        {
            using var inner = ZipDirectory.Open(copy, place);
            if (!Workbook.Is(inner))
                throw Refuse(place, "there is an archive within the archive.", "Unpack it, and pack the tables themselves.");
            new WorkbookCheck(place, limit, cancellation).Check(inner);
        }

        var sheetText = Path.Combine(scratch, "sheet.csv");
        SheetChoice choice;
        using (var writer = new StreamWriter(new LimitedFile(sheetText, written, cancellation)))
            choice = new Workbook(copy, place, cancellation).Write(writer, sheet);
        using var reader = new StreamReader(sheetText);
        Append(reader, ',', place, text);
        return choice;
    }

    private void WriteText(ZipArchiveEntry entry, string place, LineCounter text)
    {
        var scan = Scan(entry, place);
        using var content = Content(entry, limit);
        using var reader = new StreamReader(content, scan.Encoding);
        if (scan.Damaged > 0)
            _damages.Add($"In {Shown(entry)}, {scan.Damaged:N0} byte{(scan.Damaged == 1 ? " is" : "s are")} not UTF-8 as the rest is; \uFFFD stands in place of each.");
        var separator = Separators.Choose(scan.Beginning, scan.IsWhole);
        if (Separators.AreDeclared(scan.Beginning))
        {
            separator = reader.ReadLine()!.TrimStart('\uFEFF')[4..] is [var declared, ..] ? declared : separator;
            text.Write("\n");
        }

        Append(reader, separator, place, text);
    }

    /// <summary>Writes a text; of every one but the first, blank lines stand where the names of the columns stood.</summary>
    private void Append(StreamReader reader, char separator, string place, LineCounter text)
    {
        var piece = _piece;
        var count = reader.ReadBlock(piece);
        var header = HeaderLine.Of(new string(piece, 0, count), separator);
        if (_header is null)
        {
            (_header, _separator) = (header, separator);
        }
        else
        {
            if (_separator != separator || !header.Names.SequenceEqual(_header.Names))
            {
                throw Refuse(
                    place,
                    $"it has other columns than {_parts[0].Name}, and only tables with the same columns are read as one.",
                    "Put it into an archive of its own.");
            }

            text.Write(new string('\n', header.Lines));
            count -= header.Length;
            piece.AsSpan(header.Length, count).CopyTo(piece);
        }

        for (; count > 0; count = reader.Read(piece))
            text.Write(piece.AsSpan(0, count));
        text.EndLine();
    }

    private TextScan Scan(ZipArchiveEntry entry, string place)
    {
        if (_scanned is { } last && last.Entry == entry)
            return last.Scan;
        using var content = Content(entry, _looked);
        var scan = TextScan.Of(content, new SourceFile("", place, _ => { }, cancellation));
        _scanned = (entry, scan);
        return scan;
    }

    private LimitedStream Content(ZipArchiveEntry entry, UnpackLimit counted) => new(entry.Open(), counted, cancellation);

    private byte[] Start(ZipArchiveEntry entry)
    {
        var start = new byte[4];
        using var content = Content(entry, _looked);
        return start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    private static string List(List<ZipArchiveEntry> entries)
    {
        const int MostNamed = 10;
        var named = string.Join(", ", entries.Take(MostNamed).Select(Shown));
        return entries.Count > MostNamed ? $"{named} and {entries.Count - MostNamed:N0} more" : named;
    }

    private static string Shown(ZipArchiveEntry entry) => Excerpt.Of(entry.FullName);

    private static UserErrorException Refuse(string place, string problem, string remedy) =>
        new($"{place}: {problem}", remedy, field: "file");
}
