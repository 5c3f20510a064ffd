using System.Buffers.Binary;
using System.IO.Compression;

namespace SalesWeb.Import.Unpacking;

/// <summary>Opens ZIP archives. The list of the files in one is read whole, so that its room is looked at before.</summary>
internal static class ZipDirectory
{
    /// <summary>Room for a thousand files with names and remarks of 8 KB.</summary>
    private const long MostBytes = 8L << 20;

    private const int EndBytes = 22;
    private const int LongestRemark = ushort.MaxValue;

    /// <param name="path">Where the archive lies.</param>
    /// <param name="name">What its owner calls it, for messages.</param>
    /// <exception cref="UserErrorException">It lists more files than any archive of sales.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static ZipArchive Open(string path, string name)
    {
        if (Room(path) > MostBytes)
        {
            throw new UserErrorException(
                $"{name}: the list of the files in the archive is longer than {MostBytes >> 20:N0} MB.", "Pack fewer files into one archive.", field: "file");
        }

        return ZipFile.OpenRead(path);
    }

    /// <summary>The bytes from where the list is said to begin to the end of the archive, whatever the list is said to be long.</summary>
    private static long Room(string path)
    {
        using var file = File.OpenRead(path);
        var tail = new byte[(int)Math.Min(file.Length, EndBytes + LongestRemark)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndBytes > tail.Length)
            throw new InvalidDataException("The archive has no end.");

        var last = tail.AsSpan(end);
        var start = (long)BinaryPrimitives.ReadUInt32LittleEndian(last[16..]);
        var isLong = start == uint.MaxValue
            || BinaryPrimitives.ReadUInt16LittleEndian(last[4..]) == ushort.MaxValue
            || BinaryPrimitives.ReadUInt16LittleEndian(last[10..]) == ushort.MaxValue;
        return file.Length - (isLong ? LongStart(file, file.Length - last.Length) ?? start : start);
    }

    /// <summary>Where the list of an archive begins that may be longer than 4 GB; null where the archive does not say so.</summary>
    private static long? LongStart(FileStream file, long end)
    {
        const int LocatorBytes = 20;
        if (end < LocatorBytes)
            return null;

        Span<byte> locator = stackalloc byte[LocatorBytes];
        file.Position = end - LocatorBytes;
        file.ReadExactly(locator);
        if (!locator.StartsWith("PK\u0006\u0007"u8))
            return null;

        var place = locator[8..16];
        var record = BinaryPrimitives.ReadInt64LittleEndian(place);
        if (record < 0 || record > file.Length)
            throw new InvalidDataException("The archive has no end.");
        file.Position = record + 48;
        file.ReadExactly(place);
        return BinaryPrimitives.ReadInt64LittleEndian(place);
    }
}
