using System.IO.Compression;

namespace SalesWeb.Import.Sources;

/// <summary>The file itself: what it is called, where it lies, and its text as often as it is wanted.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">What its owner calls it, for messages.</param>
/// <param name="OnRead">Called with the number of bytes of each piece that was read from disk.</param>
/// <param name="Cancellation">Stops the reading.</param>
internal sealed record SourceFile(string Path, string Name, Action<int> OnRead, CancellationToken Cancellation)
{
    private const int PieceBytes = 128 * 1024;

    /// <summary>The bytes that a file packed with gzip may unpack to.</summary>
    public long MostBytes { get; init; } = long.MaxValue;

    /// <summary>Goes through the whole file once.</summary>
    /// <param name="read">Gets the content, unpacked where it is packed with gzip; it need not read to the end.</param>
    /// <returns>What <paramref name="read"/> returns, and the SHA-256 of the file as it lies on disk.</returns>
    /// <exception cref="UserErrorException">The file is not there, cannot be read, or is packed and damaged.</exception>
    public (T Result, string Sha256) Read<T>(Func<Stream, T> read)
    {
        try
        {
            using var file = new MeteredStream(Path, OnRead, Cancellation);
            using var content = Unpacked(file);
            var result = read(content);
            return (result, file.Finish());
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"{Name} cannot be read: {(e is UnauthorizedAccessException ? "it is a folder or access is denied" : "there is no such file")}.",
                "Check the path and the permissions of the file.",
                UserErrorKind.Unknown,
                field: "file",
                cause: e);
        }
        catch (InvalidDataException e)
        {
            throw new UserErrorException(
                $"{Name} is packed with gzip, and its content is damaged or cut off.",
                "Pack or download the file again, then import it.",
                field: "file",
                cause: e);
        }
    }

    /// <summary>A refusal of the file as a whole.</summary>
    public UserErrorException Refuse(string problem, string remedy) => new($"{Name}: {problem}", remedy, field: "file");

    /// <exception cref="UserErrorException">Two readings of the file saw different bytes.</exception>
    public void RefuseChange(string before, string now)
    {
        if (before != now)
            throw Refuse("it changed while it was being read.", "Wait until it is written completely, then import it again.");
    }

    /// <summary>Whether it is packed with gzip, by its first bytes.</summary>
    public bool IsPacked()
    {
        Span<byte> start = stackalloc byte[2];
        using var peek = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return peek.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start is [0x1F, 0x8B];
    }

    private BufferedStream Unpacked(MeteredStream file) =>
        new(IsPacked() ? Limited(new GZipStream(file, CompressionMode.Decompress)) : file, PieceBytes);

    private LimitedStream Limited(Stream content) => new(content, new UnpackLimit(Name, MostBytes, isSetting: true), Cancellation);
}
