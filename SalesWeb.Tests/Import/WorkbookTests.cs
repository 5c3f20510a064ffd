using SalesWeb.Import;
using SalesWeb.Settings;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

[Collection("unpacking")]
public sealed class WorkbookTests : IDisposable
{
    private static readonly object?[] Names = ["Datum", "Warengruppe", "Umsatz"];

    private readonly SalesRoom _room = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_workbook_says_the_same_as_the_text_that_it_was_made_of(bool isOld)
    {
        var report = _room.Import(isOld ? TestOldWorkbook.Of("Tabelle1", Table()) : TestWorkbook.Of(("Tabelle1", Table())));

        Assert.Equal((4, 0), (report.RowsImported, report.RowsRejected));
        Assert.Equal(["Brot", "Käse, alt"], _room.Categories());
        Assert.Equal(["2024-01-30 1.234", "2024-01-31 2000.5"], _room.Totals("Brot"));
        Assert.Equal(["2024-01-30 -3", "2024-01-31 0.1"], _room.Totals("Käse, alt"));
        Assert.Contains("The sheet \"Tabelle1\" was read.", report.Notes);
    }

    /// <summary>The workbook has the texts 0 to 2 and the formats 0 and 1.</summary>
    [Theory]
    [InlineData("t=\"s\"", "3", "cell B2 refers to text number 3, and there are 3")]
    [InlineData("t=\"s\"", "-1", "cell B2 refers to text \"-1\"")]
    [InlineData("t=\"s\"", "4294967296", "cell B2 refers to text \"4294967296\"")]
    [InlineData("t=\"s\"", "one", "cell B2 refers to text \"one\"")]
    [InlineData("s=\"2\"", "5", "cell B2 refers to format number 2, and there are 2")]
    [InlineData("s=\"-1\"", "5", "cell B2 refers to format \"-1\"")]
    public void A_cell_that_refers_to_a_missing_text_or_format_is_damage(string attribute, string value, string problem)
    {
        var workbook = Shared($"<c r=\"B2\" {attribute}><v>{value}</v></c>");

        var refusal = Assert.Throws<UserErrorException>(() => _room.Import(workbook));

        Assert.Contains("the workbook is damaged", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_room.Datasets.Current());
    }

    [Fact]
    public void Cells_that_refer_to_the_first_and_the_last_text_and_format_are_read()
    {
        var report = _room.Import(Shared("<c r=\"B2\" t=\"s\"><v>0</v></c>"));

        Assert.Equal((2, 2), (report.RowsImported, report.Categories));
        Assert.Equal(["Bread", "Rolls"], _room.Categories());
    }

    private static byte[] Shared(string cell) => TestWorkbook.Of(
        xml => xml.Replace("<c r=\"B2\"><v>0</v></c>", cell, StringComparison.Ordinal)
            .Replace("<c r=\"B3\"><v>0</v></c>", "<c r=\"B3\" t=\"s\" s=\"1\"><v>2</v></c>", StringComparison.Ordinal),
        ["Bread", "Cakes", "Rolls"],
        "",
        ("Sales", [["Date", "Category", "Amount"], [new DateOnly(2024, 1, 30), 0, 1], [new DateOnly(2024, 1, 31), 0, 2]]));

    [Fact]
    public void The_line_of_a_complaint_is_the_row_of_the_sheet()
    {
        _room.Settings = Lenient.Settings;
        var report = _room.Import(TestWorkbook.Of(("Sales",
        [
            ["Sales of the year"],
            [],
            ["Date", "Group\nof goods", "Amount"],
            [new DateOnly(2024, 1, 30), "a", 1],
            [],
            [new DateOnly(2024, 1, 31), "b\nc", "much"],
            [new DateOnly(2024, 1, 31), "a", 2],
        ])));

        Assert.Equal((6, "Amount", "much"), (report.Rejected.Single().Line, report.Rejected[0].Column, report.Rejected[0].Value));
        Assert.Contains("Skipped: 2 rows above the line of column names.", report.Notes);
    }

    [Fact]
    public void The_first_sheet_with_sales_is_taken_and_the_others_are_a_question()
    {
        var workbook = TestWorkbook.Of(
            ("Notes", [["What", "Who"], ["prices", "Ann"]]),
            ("2023", Table()),
            ("2024", [Names, [new DateOnly(2024, 5, 1), "Brot", 7]]));

        var inspection = Inspect(workbook, ImportChoices.None);
        var question = Assert.Single(inspection.Questions, question => question.Key == "sheet");
        Assert.Equal(("2023", 4), (question.Chosen, inspection.Rows));
        Assert.Equal(["2023", "2024"], question.Options.Select(option => option.Value));
        Assert.True(inspection.IsReady);

        Assert.Equal(1, Inspect(workbook, new ImportChoices { Sheet = "2024" }).Rows);
        Assert.Contains("there is no sheet \"2025\" with a table", Inspect(workbook, new ImportChoices { Sheet = "2025" }).Problem!.Message);
    }

    [Fact]
    public void A_damaged_workbook_is_refused_in_words()
    {
        var workbook = TestWorkbook.Of(("Sales", Table()));
        Assert.Contains("sales.csv is packed, and it is damaged or cut off.", _room.Refusal(workbook[..(workbook.Length / 2)]).Message);
        Assert.Contains("the workbook is damaged", _room.Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]).Message);
    }

    [Theory]
    [InlineData("<row r=\"2\">", "<row r=\"2000000000\">")]
    [InlineData("<c r=\"C2\"", "<c r=\"ZZZZZZ2\"")]
    [InlineData("<sheetData>", "<dimension ref=\"A1:AAAA9\"/><sheetData>")]
    public void A_cell_outside_of_every_sheet_is_refused_before_it_takes_all_memory(string sound, string mean) => Assert.Contains(
        "sales.csv: the workbook is damaged; it has a cell outside of every sheet.",
        _room.Refusal(TestWorkbook.Of(xml => xml.Replace(sound, mean), ("Sales", Table()))).Message);

    [Fact]
    public void A_text_that_a_thousand_cells_name_is_counted_as_often_as_it_is_written()
    {
        var text = new string('x', 100_000);
        var rows = string.Concat(Enumerable.Range(3, 1_000).Select(row => $"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"));
        var bomb = TestWorkbook.Of(xml => xml.Replace("</sheetData>", rows + "</sheetData>"), [text], "", ("Sales", [Names, [new DateOnly(2024, 1, 30), "a", 1]]));

        Assert.InRange(bomb.Length, 1, 100_000);
        Assert.Contains("sales.csv unpacks to more than 64 MB", _room.Refusal(bomb).Message);
        Assert.Contains("sales.csv unpacks to more than 64 MB", _room.Refusal(TestArchive.Of(("a.xlsx", bomb))).Message);
    }

    [Fact]
    public void An_old_workbook_is_under_the_limit_too()
    {
        _room.Settings = new SalesWebSettings { Data = new DataSettings { MaxUnpackedMb = 1 } };
        object?[] wide = [.. Names, .. Enumerable.Range(0, 200).Select(i => $"Ware {i}")];
        object?[] sale = [new DateOnly(2024, 1, 30), "a", 1];
        var workbook = TestOldWorkbook.Of("Sales", [wide, sale, .. Enumerable.Repeat(Array.Empty<object?>(), 12_000), sale]);

        Assert.InRange(workbook.Length, 1, 60_000);
        Assert.Contains("sales.csv unpacks to more than 1 MB", _room.Refusal(workbook).Message);
    }

    [Fact]
    public void A_tag_that_does_not_end_is_refused_before_it_takes_all_memory()
    {
        var endless = new string('1', 20 << 20);

        Assert.Contains(
            "the workbook is damaged; a tag or a text in it is longer than 16 MB",
            _room.Refusal(TestWorkbook.Of(xml => xml.Replace("<row r=\"2\">", $"<row r=\"{endless}\">"), ("Sales", Table()))).Message);
    }

    [Fact]
    public void Formats_that_would_take_all_memory_are_refused()
    {
        var formats = string.Concat(Enumerable.Repeat("<xf numFmtId=\"14\"/>", 1_000_000));

        Assert.Contains(
            "the workbook cannot be held; xl/styles.xml in it is larger than any table of sales needs",
            _room.Refusal(TestWorkbook.Of(xml => xml, [], $"<cellStyleXfs>{formats}</cellStyleXfs>", ("Sales", Table()))).Message);
    }

    [Fact]
    public void More_merged_cells_than_rows_are_refused()
    {
        var merged = string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:A2\"/>", 1_048_577));

        Assert.Contains(
            "it merges more cells than a sheet has rows",
            _room.Refusal(TestWorkbook.Of(xml => xml.Replace("</sheetData>", $"</sheetData><mergeCells>{merged}</mergeCells>"), ("Sales", Table()))).Message);
    }

    [Fact]
    public void A_refused_workbook_is_let_go_of()
    {
        const string Open = "/proc/self/fd";
        Assert.SkipUnless(Directory.Exists(Open), "Only Linux lists the files that are open.");
        _room.Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]);

        Assert.DoesNotContain(Directory.GetFiles(Open).Select(LinkOf), file => file == Path.Combine(_room.Folder, "sales.csv"));

        static string? LinkOf(string file) => new FileInfo(file).LinkTarget;
    }

    [Fact]
    public void A_workbook_with_a_password_is_refused_in_words() => Assert.Contains(
        "sales.csv: the workbook is locked with a password.",
        _room.Refusal(TestOldWorkbook.Of("Sales", Table(), isLocked: true)).Message);

    [Fact]
    public void A_workbook_without_a_table_is_refused() =>
        Assert.Contains("no sheet of the workbook holds a table", _room.Refusal(TestWorkbook.Of(("Sales", [[1, 2], [3, 4]]))).Message);

    [Fact]
    public void Nothing_that_was_unpacked_is_left()
    {
        var workbook = TestWorkbook.Of(("Sales", [["date", "category", "amount"], [new DateOnly(2024, 1, 30), "a", 1]]));
        _room.Import(workbook);
        _room.ImportFile(_room.Write(workbook), "other", dryRun: true);
        Inspect(workbook, ImportChoices.None);
        Assert.Throws<UserErrorException>(() => _room.Import(
            TestArchive.Of(("a.csv", System.Text.Encoding.UTF8.GetBytes("date,b\n")), ("b.xlsx", workbook))));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_room.Directory.Scratch));
    }

    [Fact]
    public void A_sheet_with_a_stray_cell_in_its_last_corner_is_refused_at_once() => Assert.Contains(
        "the sheet \"Sales\" reaches over 1,048,576 rows and 16,384 columns, so something stands far away from its table",
        _room.Refusal(TestWorkbook.Of(
            xml => xml.Replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>"), ("Sales", Table()))).Message);

    public void Dispose() => _room.Dispose();

    private static object?[][] Table() =>
    [
        Names,
        [new DateOnly(2024, 1, 30), "Brot", 1.234],
        [new DateOnly(2024, 1, 31), "Brot", 2000.5],
        [new DateOnly(2024, 1, 30), "Käse, alt", -3],
        [new DateOnly(2024, 1, 31), "Käse, alt", 0.1],
    ];

    private Inspection Inspect(byte[] content, ImportChoices choices) => TestInspection.Of(
        _room.Write(content), "sales.xlsx", _room.Directory.Scratch, choices);
}
