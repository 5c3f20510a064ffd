using System.Text;
using CsvHelper;
using SalesWeb.Import.Sources;

namespace SalesWeb.Import.Texts;

/// <summary>How the file is a table: its characters and what stands between its columns.</summary>
/// <param name="File">The file.</param>
/// <param name="Encoding">How bytes become characters.</param>
/// <param name="Separator">What stands between two columns; null where the first line declares it.</param>
internal sealed record Table(SourceFile File, Encoding Encoding, char? Separator)
{
    /// <summary>The bytes above the line of column names, which are passed over.</summary>
    public int TitleBytes { get; init; }

    /// <summary>The lines that they are, which count all the same.</summary>
    public int TitleLines { get; init; }

    /// <summary>How many places are no UTF-8, where nearly all are; 0 in every other encoding.</summary>
    public int Damaged { get; init; }

    /// <summary>Goes through every row below the header once.</summary>
    /// <param name="read">Gets the reader, in front of the first row.</param>
    /// <returns>What <paramref name="read"/> returns, and the SHA-256 of the file.</returns>
    /// <exception cref="UserErrorException">A quoted field never ends.</exception>
    public (T Result, string Sha256) Read<T>(Func<CsvReader, T> read) => File.Read(content =>
    {
        using var rows = CsvReader.Create(WithoutTitles(content), Options(), leaveOpen: true);
        try
        {
            return read(rows);
        }
        catch (CsvFormatException e)
        {
            throw Unending(e.LineNumber);
        }
    });

    private Stream WithoutTitles(Stream content)
    {
        if (TitleBytes == 0)
            return content;
        content.ReadExactly(new byte[TitleBytes]);
        return new PrefixedStream(Encoding.GetBytes(new string('\n', TitleLines)), content);
    }

    private CsvReaderOptions Options() => new()
    {
        Separator = Separator,
        Encoding = Encoding,
        DetectSeparatorHint = true,
        TrackLineNumbers = true,
        PoolStrings = true,
        MaxRecordSize = TextScan.LongestLine,
        OnMalformedRecord = record =>
        {
            if (record.Reason == CsvMalformedReason.UnterminatedQuote)
                throw Unending(record.LineNumber);
        },
    };

    private UserErrorException Unending(long line) => File.Refuse(
        $"a quoted field that begins in the row on line {line:N0} never ends, so the rows behind it cannot be told apart.",
        "Close the quotation mark, or write one within a field twice (\"\"), and import the file again.");
}
