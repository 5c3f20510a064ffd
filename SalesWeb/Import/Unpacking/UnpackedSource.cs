using System.Security.Cryptography;
using System.Text;
using SalesWeb.Import.Sources;

namespace SalesWeb.Import.Unpacking;

/// <summary>
/// A file as plain text: itself, or, where it is a workbook or an archive, what was written of it into a scratch folder. From
/// there on every file is read in one and the same way. Disposing removes the scratch folder.
/// </summary>
internal sealed class UnpackedSource : IDisposable
{
    private readonly Scratch? _scratch;

    private UnpackedSource(string original, string path, Scratch? scratch)
    {
        (Original, Path, _scratch) = (original, path, scratch);
        Bytes = File.Exists(original) ? new FileInfo(original).Length : 0;
    }

    /// <summary>The file as its owner gave it.</summary>
    public string Original { get; }

    /// <summary>The text, perhaps packed with gzip.</summary>
    public string Path { get; }

    /// <summary>The size of the file as its owner gave it.</summary>
    public long Bytes { get; }

    /// <summary>Its SHA-256, where it is not the text itself; otherwise null.</summary>
    public string? Sha256 { get; private init; }

    /// <summary>What it was, in words: "Excel", "ZIP"; empty for a text.</summary>
    public string Packing { get; private init; } = "";

    public LineMap Lines { get; private init; } = LineMap.One;

    /// <summary>The sheet that was taken; null where it is no workbook.</summary>
    public SheetChoice? Sheet { get; private init; }

    /// <summary>What was skipped, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <param name="path">Where the file lies.</param>
    /// <param name="name">What its owner calls it, for messages.</param>
    /// <param name="options">The sheet of a workbook, and how much may be unpacked.</param>
    /// <param name="cancellation">Stops the unpacking.</param>
    /// <exception cref="UserErrorException">It is damaged, locked, too large, or holds no table of sales.</exception>
    public static UnpackedSource Of(string path, string name, ImportOptions options, CancellationToken cancellation)
    {
        var kind = KindOf(path);
        if (kind == PackedKind.None)
            return new UnpackedSource(path, path, scratch: null);

        Scratch? scratch = null;
        try
        {
            scratch = Scratch.In(options.Scratch);
            return Unpack(kind, path, name, scratch, options, cancellation);
        }
        catch (Exception e)
        {
            scratch?.Dispose();
            if (Explain(e, name) is { } explained)
                throw explained;
            throw;
        }
    }

    /// <summary>How a file has to be opened, by its first bytes; a file that is not there is left to whoever reads it.</summary>
    public static PackedKind KindOf(string path)
    {
        if (!File.Exists(path))
            return PackedKind.None;

        Span<byte> start = stackalloc byte[8];
        using var peek = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return start[..peek.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)] switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => PackedKind.Zip,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => PackedKind.OldWorkbook,
            _ => PackedKind.None,
        };
    }

    /// <summary>The same file, whose text was written once more.</summary>
    /// <param name="scratch">Where it lies; removed with this one.</param>
    /// <param name="path">The text in it.</param>
    /// <param name="sha256">The SHA-256 of the file as its owner gave it.</param>
    /// <param name="lines">Where its lines come from.</param>
    public UnpackedSource Rewritten(Scratch scratch, string path, string sha256, LineMap lines) =>
        new(Original, path, scratch) { Sha256 = sha256, Packing = Packing, Lines = lines, Sheet = Sheet, Notes = Notes };

    /// <summary>Reports the bytes read of the text as so many of the file, so that a bar that goes by the file's size ends where it should.</summary>
    public Action<int> Scaled(Action<int> onRead)
    {
        if (_scratch is null)
            return onRead;
        var share = (double)Bytes / Math.Max(1, new FileInfo(Path).Length);
        return bytes => onRead((int)Math.Round(bytes * share));
    }

    public void Dispose() => _scratch?.Dispose();

    private static UnpackedSource Unpack(
        PackedKind kind, string path, string name, Scratch scratch, ImportOptions options, CancellationToken cancellation)
    {
        var sha256 = Sha256Of(path);
        var text = System.IO.Path.Combine(scratch.Folder, "text.csv");
        var limit = UnpackLimit.For(name, new FileInfo(path).Length, options.MaxUnpackedMb);

        // What a workbook says in one place and repeats in a million is counted where it is written.
        var written = UnpackLimit.For(name, new FileInfo(path).Length, options.MaxUnpackedMb);
        using var writer = new StreamWriter(new LimitedFile(text, written, cancellation), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (kind == PackedKind.OldWorkbook)
            return OfWorkbook();

        using var archive = ZipDirectory.Open(path, name);
        if (!Workbook.Is(archive))
        {
            var content = new Archive(archive, name, scratch.Folder, options.Choices.Sheet, limit, written, cancellation).Write(writer);
            return new UnpackedSource(path, text, scratch) { Sha256 = sha256, Packing = "ZIP", Lines = content.Lines, Sheet = content.Sheet, Notes = content.Notes };
        }

        new WorkbookCheck(name, limit, cancellation).Check(archive);
        return OfWorkbook();

        UnpackedSource OfWorkbook()
        {
            var sheet = new Workbook(path, name, cancellation).Write(writer, options.Choices.Sheet);
            return new UnpackedSource(path, text, scratch) { Sha256 = sha256, Packing = "Excel", Sheet = sheet, Notes = [.. sheet.Notes()] };
        }
    }

    /// <summary>What went wrong while a text was written, for its owner; null for what nobody expects.</summary>
    public static UserErrorException? Explain(Exception e, string name) => e switch
    {
        InvalidDataException or EndOfStreamException => new UserErrorException(
            $"{name} is packed, and it is damaged or cut off.", "Pack or download it again, then import it.", field: "file", cause: e),
        IOException => new UserErrorException(
            $"{name} cannot be unpacked: {e.Message}", "Make room on the disk, or unpack it yourself.", UserErrorKind.NoRoom, field: "file", cause: e),
        _ => null,
    };

    private static string Sha256Of(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
