using SalesWeb.Import;
using SalesWeb.Import.Rows;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

[Collection("unpacking")]
public sealed class ArchiveTests : IDisposable
{
    private const string January = "date,category,amount\n2024-01-30,a,1\n2024-01-31,a,2\n";
    private const string February = "Date,Category,Amount\r\n2024-02-01,a,4\r\n2024-02-02,a,8";

    private readonly SalesRoom _room = new();

    [Fact]
    public void A_file_a_month_is_read_as_one_table()
    {
        var report = _room.Import(TestArchive.Of(
            ("2024/february.csv", February),
            ("2024/", ""),
            ("2024/january.csv", January),
            ("__MACOSX/2024/._january.csv", "\u0001"),
            ("2024/.DS_Store", "\u0001")));

        Assert.Equal((4, 0), (report.RowsImported, report.RowsRejected));
        Assert.Equal(["2024-01-30 1", "2024-01-31 2", "2024-02-01 4", "2024-02-02 8"], _room.Totals());
        Assert.Contains("The archive holds 2 tables, which were read as one: 2024/february.csv, 2024/january.csv.", report.Notes);
        Assert.Contains("Skipped in the archive: __MACOSX/2024/._january.csv, 2024/.DS_Store.", report.Notes);
    }

    [Fact]
    public void What_lies_beside_tables_and_is_none_is_skipped_and_a_text_of_the_same_columns_is_not()
    {
        var report = _room.Import(TestArchive.Of(
            ("README.txt", "Export of the shop, 2024.\nThe till was broken on Monday.\n"),
            ("about.pdf", "%PDF-1.7"),
            ("february.txt", February),
            ("january.csv", January),
            ("logo.png", "\u0089PNG\u0000")));

        Assert.Equal(["2024-01-30 1", "2024-01-31 2", "2024-02-01 4", "2024-02-02 8"], _room.Totals());
        Assert.Contains("The archive holds 2 tables, which were read as one: january.csv, february.txt.", report.Notes);
        Assert.Contains("Skipped in the archive: README.txt, about.pdf, logo.png.", report.Notes);
    }

    [Fact]
    public void A_complaint_names_the_file_and_the_line_within_it()
    {
        _room.Settings = Lenient.Settings;
        var report = _room.Import(TestArchive.Of(
            ("a.csv", January),
            ("b.csv", "date,category,amount\n\n2024-02-01,a,4\n31/02/2024,a,5\n")));

        Assert.Equal("is not in the calendar (line 4 of b.csv)", report.Rejected.Single().Reason);
    }

    [Fact]
    public void The_rows_to_correct_name_the_file_and_the_line_within_it()
    {
        _room.Settings = Lenient.Settings;
        var report = _room.Import(TestArchive.Of(("a.csv", January), ("b.csv", "date,category,amount\n2024-02-01,a,4\n31/02/2024,a,5\n")));
        using var fixUp = new MemoryStream();
        _room.Datasets.WriteFixUp(report.VersionId!.Value, fixUp);

        Assert.Equal(
            $"\uFEFFdate,category,amount,salesweb_line,salesweb_reason,salesweb_dataset,salesweb_file\n31/02/2024,a,5,6,date is not in the calendar (line 3 of b.csv),shop,{RowOrigin.Of(report.Sha256, 1).File}\n",
            System.Text.Encoding.UTF8.GetString(fixUp.ToArray()));
    }

    [Fact]
    public void Wide_tables_have_long_lines_of_names()
    {
        var header = "date," + string.Join(',', Enumerable.Range(0, 1_500).Select(i => $"goods of the very long name {i:0000} of many"));
        var row = string.Concat(Enumerable.Repeat(",1", 1_500));
        var report = _room.Import(TestArchive.Of(("a.csv", $"{header}\n2024-01-30{row}\n"), ("b.csv", $"{header}\n2024-01-31{row}\n")));

        Assert.Equal((2, 0, 1_500), (report.RowsImported, report.RowsRejected, report.Categories));
    }

    [Fact]
    public void A_list_of_files_that_would_take_all_memory_is_refused_unread()
    {
        var names = Enumerable.Range(0, 150).Select(i => (new string('n', 60_000) + i, January));

        Assert.Contains("the list of the files in the archive is longer than 8 MB", _room.Refusal(TestArchive.Of([.. names])).Message);
    }

    [Fact]
    public void Workbooks_and_texts_may_be_in_one_archive()
    {
        _room.Import(TestArchive.Of(
            ("a.csv", System.Text.Encoding.UTF8.GetBytes(January)),
            ("b.xlsx", TestWorkbook.Of(("Sheet", [["date", "category", "amount"], [new DateOnly(2024, 2, 1), "a", 4]])))));

        Assert.Equal(["2024-01-30 1", "2024-01-31 2", "2024-02-01 4"], _room.Totals());
    }

    [Fact]
    public void Names_in_an_archive_are_shown_and_never_used_as_paths()
    {
        var report = _room.Import(TestArchive.Of(("../../../tmp/salesweb-escaped.csv", January), ("/etc/salesweb-escaped.csv", February)));

        Assert.Equal(4, report.RowsImported);
        Assert.False(File.Exists("/tmp/salesweb-escaped.csv") || File.Exists("/etc/salesweb-escaped.csv"));
    }

    [Theory]
    [InlineData("%PDF-1.7", "sales.csv, b.csv: it is a PDF document")]
    [InlineData("PK\u0003\u0004rest of it", "is packed, and it is damaged or cut off")]
    [InlineData("\u001F\u008Brest", "sales.csv, b.csv: ")]
    public void A_file_that_does_not_belong_is_refused_by_name(string other, string problem) =>
        Assert.Contains(problem, _room.Refusal(TestArchive.Of(("a.csv", January), ("b.csv", other))).Message);

    [Theory]
    [InlineData("sales/1.csv", "stores.csv", "sales/1.csv", 4, 2)]
    [InlineData("sales/2.csv", "stores.csv", "sales/1.csv", 4, 2)]
    [InlineData("targets.csv", "stores.csv", "targets.csv", 1, 1)]
    public void Tables_with_other_columns_are_offered_and_the_chosen_one_is_read(string wanted, string side, string taken, int rows, int files)
    {
        var archive = TestArchive.Of(
            ("sales/1.csv", January), ("sales/2.csv", February), (side, "store,town\na,Kiel\n"), ("targets.csv", "date;category;amount\n2024-02-01;a;40\n"));

        var report = _room.Import(archive, new ImportChoices { Sheet = wanted });

        Assert.Equal(rows, report.RowsImported);
        Assert.Contains(report.Notes, note => note.StartsWith($"The archive holds {files} table", StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.StartsWith("Other tables of the archive were left out: ", StringComparison.Ordinal) && note.Contains(side, StringComparison.Ordinal));
        var question = Inspect(archive, wanted).Questions.Single(question => question.Key == ImportChoices.SheetKey);
        Assert.Equal(taken, question.Chosen);
        Assert.Equal(["sales/1.csv", "stores.csv", "targets.csv"], question.Options.Select(option => option.Value));
    }

    [Fact]
    public void The_only_table_of_sales_is_taken_and_side_tables_are_named()
    {
        var report = _room.Import(TestArchive.Of(("sales.csv", January), ("articles.csv", "article,colour\na,red\n")));

        Assert.Equal(2, report.RowsImported);
        Assert.Contains("Other tables of the archive were left out: articles.csv.", report.Notes);
    }

    [Fact]
    public void Where_two_tables_hold_sales_a_person_chooses()
    {
        var archive = TestArchive.Of(("plan.csv", "day;group;revenue\n2024-01-30;a;50\n"), ("sales.csv", January));

        Assert.Contains("several of its tables have columns of sales", _room.Refusal(archive).Message);
        Assert.False(Inspect(archive, "").IsReady);
        Assert.True(Inspect(archive, "sales.csv").IsReady);
    }

    [Fact]
    public void A_table_that_the_archive_does_not_hold_is_refused_with_those_that_it_does()
    {
        var archive = TestArchive.Of(("a.csv", January), ("b.csv", "store,town\na,Kiel\n"));

        var refusal = Assert.Throws<UserErrorException>(() => _room.Import(archive, new ImportChoices { Sheet = "c.csv" }));

        Assert.Contains("there is no table \"c.csv\" in the archive. The tables are \"a.csv\", \"b.csv\".", refusal.Message);
    }

    private Inspection Inspect(byte[] archive, string wanted)
    {
        var options = new ImportOptions { Scratch = _room.Directory.Scratch, Choices = new ImportChoices { Sheet = wanted } };
        return InspectedFile.Read(_room.Write(archive), "sales.zip", options, onRead: null, TestContext.Current.CancellationToken).Decide(options);
    }

    [Fact]
    public void An_archive_within_an_archive_is_refused() => Assert.Contains(
        "sales.csv, inner.zip: there is an archive within the archive",
        _room.Refusal(TestArchive.Of(("inner.zip", TestArchive.Of(("a.csv", January))))).Message);

    [Theory]
    [InlineData("xl/workbook.bin", "a binary workbook (.xlsb)")]
    [InlineData("word/document.xml", "a Word document")]
    public void Documents_that_are_archives_are_refused_by_what_they_are(string entry, string format) =>
        Assert.Contains($"sales.csv: it is {format}.", _room.Refusal(TestArchive.Of((entry, "x"))).Message);

    [Fact]
    public void An_empty_archive_is_refused() => Assert.Contains("the archive holds no file", _room.Refusal(TestArchive.Of(("a/", ""))).Message);

    [Fact]
    public void A_bomb_is_stopped_before_it_has_gone_off()
    {
        var content = new byte[80 << 20];
        Array.Fill(content, (byte)'1');
        for (var i = 9; i < content.Length; i += 10)
            content[i] = (byte)'\n';
        var bomb = TestArchive.Of(("a.csv", content));

        Assert.InRange(bomb.Length, 1, 800_000);
        Assert.Contains("sales.csv unpacks to more than 64 MB, which no table of sales of its size does.", _room.Refusal(bomb).Message);
    }

    /// <summary>A text is looked at and then written, and one that is not named like a table is looked at twice.</summary>
    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.txt")]
    public void A_text_that_is_looked_at_before_it_is_written_counts_once(string name)
    {
        var rows = string.Concat(Enumerable.Repeat($"2024-01-31,a,1,{new string('r', 1000)}\n", 44_000));

        var report = _room.Import(TestArchive.Of((name, "date,category,amount,remark\n" + rows), ("b.csv", "date,category,amount,remark\n2024-02-01,a,1,\n")));

        Assert.Equal(44_001, report.RowsImported);
    }

    [Fact]
    public void Many_files_are_refused_at_once() => Assert.Contains(
        "the archive holds 1,001 files",
        _room.Refusal(TestArchive.Of([.. Enumerable.Range(0, 1_001).Select(i => ($"{i}.csv", January))])).Message);

    public void Dispose() => _room.Dispose();
}
