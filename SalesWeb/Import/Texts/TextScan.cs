using System.Text;
using SalesWeb.Import.Sources;

namespace SalesWeb.Import.Texts;

/// <summary>
/// The first of three readings: whether the file is text at all, and how its characters are written. Refuses what a table
/// of sales cannot be before anything is kept of it, so that a line of 2 GB costs no memory.
/// </summary>
/// <param name="Encoding">How bytes become characters.</param>
/// <param name="Beginning">The first characters, at most 65,536.</param>
/// <param name="IsWhole">Whether <paramref name="Beginning"/> is all there is.</param>
internal sealed record TextScan(Encoding Encoding, string Beginning, bool IsWhole)
{
    /// <summary>The longest line, in characters.</summary>
    public const int LongestLine = 1_048_576;

    private const int BeginningChars = 65_536;
    private const int PieceBytes = 65_536;

    /// <summary>Stands for what is no UTF-8; no text has it, as it is no character.</summary>
    private const char Damage = '\uFFFF';

    private byte[] _start = [];

    static TextScan() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>How many places are no UTF-8, where nearly all are; 0 in every other encoding.</summary>
    public int Damaged { get; private init; }

    /// <summary>How many bytes the first characters of the beginning are, at most those of its first 65,536 bytes.</summary>
    public int BytesOf(int characters)
    {
        if (characters == 0)
            return 0;
        Encoding.GetDecoder().Convert(_start, new char[characters], flush: false, out var used, out _, out _);
        return used;
    }

    /// <exception cref="UserErrorException">It is no text, or no lines of it.</exception>
    public static TextScan Of(Stream content, SourceFile file)
    {
        var bytes = new byte[PieceBytes];
        var count = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (ForeignFormat.Name(bytes.AsSpan(0, count)) is { } format)
        {
            throw file.Refuse(
                $"it is {format}, not a text file of columns.",
                "Save the table as CSV (in a spreadsheet: Save as, CSV UTF-8) and import that.");
        }

        var encoding = EncodingGuess.Of(bytes.AsSpan(0, count));
        var decoder = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback($"{Damage}")).GetDecoder();
        var start = bytes[..count];
        var chars = new char[PieceBytes + 16];
        var beginning = new StringBuilder();
        var lines = new LineScan(file);
        var (total, all, letters, damaged) = (0L, 0L, 0L, 0);
        for (; count > 0; count = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false))
        {
            var length = decoder.GetChars(bytes.AsSpan(0, count), chars, flush: count < bytes.Length);
            var text = chars.AsSpan(0, length);
            lines.Take(text);
            (all, total) = (all + count, total + length);
            beginning.Append(text[..Math.Min(length, BeginningChars - beginning.Length)]);
            if (Ascii.IsValid(text))
                continue;
            foreach (var letter in text)
                (letters, damaged) = (letters + (letter is > '\x7F' and not Damage ? 1 : 0), damaged + (letter == Damage ? 1 : 0));
        }

        // Letters of Windows-1252 hardly ever stand so that they are UTF-8 too. Where most are, the others are a slip within UTF-8.
        damaged = encoding is UTF8Encoding ? damaged : 0;
        if (damaged > 0 && letters < 2L * damaged)
        {
            var windows = Encoding.GetEncoding(1252);
            return new TextScan(windows, windows.GetString(start), all == start.Length) { _start = start };
        }

        return new TextScan(encoding, beginning.ToString(), total == beginning.Length) { Damaged = damaged, _start = start };
    }

    /// <summary>Watches the lines go by without keeping them.</summary>
    private sealed class LineScan(SourceFile file)
    {
        private long _line = 1;
        private long _length;

        public void Take(ReadOnlySpan<char> text)
        {
            while (!text.IsEmpty)
            {
                var end = text.IndexOfAny('\n', '\r', '\0');
                _length += end < 0 ? text.Length : end;
                if (_length > LongestLine)
                {
                    throw file.Refuse(
                        $"line {_line:N0} is longer than {LongestLine:N0} characters, which no row of a table of sales is.",
                        "Check that this is the right file, with one row on each line.");
                }

                if (end < 0)
                    return;
                if (text[end] == '\0')
                {
                    throw file.Refuse(
                        $"line {_line:N0} holds a NUL byte, which no text has: this is a binary file, or a damaged one.",
                        "Export the table again as CSV and import that.");
                }

                _line += text[end] == '\n' ? 1 : 0;
                _length = 0;
                text = text[(end + 1)..];
            }
        }
    }
}
