using System.IO.Compression;
using System.Text;
using SalesWeb.Import.Headings;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

public sealed class TextAndSeparatorsTests : IDisposable
{
    private const string Text = "Datum;Warengruppe;Umsatz\n2024-01-31;Brötchen;1,5\n2024-02-01;Käse — „mild“;2,5\n";

    private readonly SalesRoom _room = new();

    static TextAndSeparatorsTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", false }, { "utf-8", true }, { "utf-16", true }, { "utf-16", false }, { "utf-16BE", true }, { "utf-16BE", false }, { "windows-1252", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Umlauts_survive_in_every_encoding(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] content = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];

        var report = _room.Import(content);

        Assert.Equal(["Brötchen", "Käse — „mild“"], _room.Categories());
        Assert.Equal("Datum", report.Columns["date"]);
    }

    [Fact]
    public void One_byte_that_is_no_UTF8_far_behind_the_beginning_is_enough()
    {
        var rows = string.Concat(Enumerable.Repeat("2024-01-31;Brot;1,5\n", 20_000));
        byte[] content = [.. Encoding.Latin1.GetBytes("Datum;Warengruppe;Umsatz\n" + rows + "2024-02-01;Käse;1,5\n")];

        var report = _room.Import(content);

        Assert.Equal(["Brot", "Käse"], _room.Categories());
        Assert.Contains("Text: Windows-1252, columns separated by semicolon.", report.Notes);
    }

    [Fact]
    public void One_byte_that_is_no_UTF8_among_many_letters_that_are_leaves_out_its_row_alone()
    {
        var report = _room.Import(Damaged("datum;kategorie;umsatz\n"));

        Assert.Equal(("Käse", 300, 1), (Assert.Single(_room.Categories()), report.RowsImported, report.RowsRejected));
        Assert.Equal((302, "kategorie", "holds a letter that is not UTF-8, as the rest of the file is"), (report.Rejected[0].Line, report.Rejected[0].Column, report.Rejected[0].Reason));
        Assert.Contains("Text: UTF-8, columns separated by semicolon.", report.Notes);
        Assert.Contains("Of the text, 1 byte is not UTF-8 as the rest is; a row that has one in a name is left out.", report.Notes);
    }

    [Fact]
    public void In_an_archive_it_is_shown_as_what_it_is()
    {
        var report = _room.Import(TestArchive.Of(("a.csv", Damaged("datum;kategorie;umsatz\n"))));

        Assert.Equal(["Käse", "K\uFFFDse"], _room.Categories());
        Assert.Contains("In a.csv, 1 byte is not UTF-8 as the rest is; \uFFFD stands in place of each.", report.Notes);
    }

    [Fact]
    public void A_letter_that_was_lost_before_is_a_letter_as_any_other()
    {
        _room.Import("date;category;amount\n2024-01-31;K\uFFFDse;1\n");

        Assert.Equal(["K\uFFFDse"], _room.Categories());
    }

    /// <summary>The title holds the byte, or letters before it is known that they are none of UTF-8.</summary>
    [Fact]
    public void Lines_above_the_names_are_passed_over_whatever_their_bytes_are()
    {
        byte[] title = [.. "Umsätze der Fil"u8, 0xE4, .. "le\n\n"u8];
        Assert.Equal(300, _room.Import([.. title, .. Damaged("datum;kategorie;umsatz\n")]).RowsImported);

        var rows = string.Concat(Enumerable.Repeat("2024-01-31;Brot;1,5\n", 20_000));
        var windows = Encoding.Latin1.GetBytes("Umsätze der Filiale «Süd»\n\nDatum;Warengruppe;Umsatz\n" + rows + "2024-02-01;Käse;1,5\n");
        Assert.Equal((20_001, "Datum"), (_room.Import(windows).RowsImported, _room.Import(windows).Columns["date"]));
    }

    /// <summary>As of two exports that were put together, of which one is in Latin-1.</summary>
    private static byte[] Damaged(string header) =>
        [.. Encoding.UTF8.GetBytes(header + string.Concat(Enumerable.Repeat("2024-01-31;Käse;1,5\n", 300))), .. Encoding.Latin1.GetBytes("2024-02-01;Käse;1,5\n")];

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Every_separator_is_found(char separator)
    {
        _room.Import("date,category,amount\n2024-01-31,bread,1.5\n".Replace(',', separator));

        Assert.Equal(["2024-01-31 1.5"], _room.Totals("bread"));
    }

    [Fact]
    public void Semicolons_are_found_although_commas_are_just_as_frequent()
    {
        _room.Import("Datum;Menge, Stück;Umsatz, EUR\n01.02.2024;1,5;5,5\n02.02.2024;2,5;6,5\n", (Role.Amount, "Umsatz, EUR"));

        Assert.Equal(["2024-02-01 5.5", "2024-02-02 6.5"], _room.Totals());
    }

    [Fact]
    public void A_spreadsheet_may_declare_the_separator_on_a_line_of_its_own()
    {
        _room.Settings = Lenient.Settings;

        var report = _room.Import("sep=;\ndate;amount\n2024-01-31;x\n2024-02-01;1\n2024-02-02;1\n");

        Assert.Equal(3, Assert.Single(report.Rejected).Line);
    }

    [Fact]
    public void Quoted_fields_may_hold_separators_quotes_and_line_breaks_and_lines_are_still_counted_right()
    {
        _room.Settings = Lenient.Settings;

        var report = _room.Import("date,product,amount,category\r\n2024-01-31,\"a,\"\"b\"\"\",1,\"x, y\"\r\n\r\n2024-02-01,c,oops,\"x, y\"\r\n2024-02-02,\"d\r\ne\",1,\"x, y\"\r\n2024-02-03,c,oops,z\r\n2024-02-04,c,1,\"x, y\"\r\n2024-02-05,c,1,\"x, y\"\r\n");

        Assert.Equal(["x, y"], _room.Categories());
        Assert.Equal([4, 5, 7], report.Rejected.Select(row => row.Line));
        Assert.Equal("holds a line break or another control character", report.Rejected[1].Reason);
    }

    [Fact]
    public void A_packed_file_is_known_by_its_content_and_not_its_name()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write("date,amount\n2024-01-31,5\n"u8);

        _room.Import(packed.ToArray());

        Assert.Equal(["2024-01-31 5"], _room.Totals());
    }

    public void Dispose() => _room.Dispose();
}
