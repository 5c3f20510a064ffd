using System.Text;

namespace SalesWeb.Import.Texts;

/// <summary>How the characters of a file are written, judged by its first bytes.</summary>
internal static class EncodingGuess
{
    /// <summary>UTF-16 where a byte-order mark or the zeros of its letters show it, otherwise UTF-8.</summary>
    public static Encoding Of(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ when IsMostlyZero(start, offset: 1) && !IsMostlyZero(start, offset: 0) => Encoding.Unicode,
        _ when IsMostlyZero(start, offset: 0) && !IsMostlyZero(start, offset: 1) => Encoding.BigEndianUnicode,
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>The name of an encoding for people.</summary>
    public static string Name(Encoding encoding) => encoding.CodePage switch
    {
        1200 or 1201 => "UTF-16",
        1252 => "Windows-1252",
        _ => "UTF-8",
    };

    private static bool IsMostlyZero(ReadOnlySpan<byte> start, int offset)
    {
        const int Looked = 4096;
        const int Fewest = 8;
        var (zeros, all) = (0, 0);
        for (var i = offset; i < Math.Min(start.Length, Looked); i += 2, all++)
            zeros += start[i] == 0 ? 1 : 0;
        return all >= Fewest && zeros > 0.7 * all;
    }
}
