using System.Text;
using Dapper;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Import;
using SalesWeb.Import.Rows;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Datasets.Importing;

/// <summary>Rejected rows go out as a file with the reason of each, and come back corrected.</summary>
public sealed class FixUpTests : IDisposable
{
    private readonly SalesRoom _room = new() { Settings = new SalesWebSettings { Data = new DataSettings { MaxRejectedShare = 0.9 } } };

    [Fact]
    public void Every_rejected_row_goes_out_as_it_stood_with_its_line_and_the_reason()
    {
        var report = _room.Import(
            "date,category,quantity\n2024-01-01,Bread,5\n2024-02-31,Bread,4\n2024-01-02,\"Rye, dark\",-5x\n2024-01-03,Bread,-7,8\n2024-01-04,Bread,-3\n2024-13-04,Bread,-9\n");

        Assert.Equal(
            """"
            date,category,quantity,salesweb_line,salesweb_reason,salesweb_dataset,salesweb_file
            2024-02-31,Bread,4,3,date is not in the calendar,shop,FILE
            2024-01-02,"Rye, dark",'-5x,4,quantity is not a number,shop,FILE
            2024-01-03,Bread,-7,5,"starts a row of 4 fields under a header of 3; too much: ""8""",shop,FILE
            2024-13-04,Bread,-9,7,date is not in the calendar,shop,FILE

            """".Replace("FILE", RowOrigin.Of(report.Sha256, 1).File),
            FixUpOf(report));
    }

    [Fact]
    public void Appended_again_once_corrected_it_completes_the_dataset()
    {
        var report = _room.Import("date,category,quantity\n2024-01-01,Bread,5\n2024-01-02,Bread,x\n2024-01-01,Bread,y\n2024-01-03,Bread,2\n");
        var corrected = FixUpOf(report).Replace(",x,", ",7,").Replace(",y,", ",1,");

        var completed = _room.Import(corrected, ImportMode.Append);

        Assert.Equal((2, 0), (completed.RowsImported, completed.RowsRejected));
        Assert.Equal(["2024-01-01 6", "2024-01-02 7", "2024-01-03 2"], _room.Totals());
    }

    [Fact]
    public void A_row_that_was_corrected_is_not_counted_once_more_when_the_rest_of_its_file_is()
    {
        var report = _room.Import("date,category,quantity\n2024-01-01,Bread,5\n2024-01-02,Bread,x\n2024-01-01,Bread,y\n2024-01-03,Bread,2\n");
        var half = FixUpOf(report).Replace(",x,", ",7,");
        var first = _room.Import(half, ImportMode.Append);
        Assert.Equal((1, 1), (first.RowsImported, first.RowsRejected));
        Assert.Contains("2024-01-01,Bread,y,4,", FixUpOf(first));

        var second = _room.Import(half.Replace(",y,", ",1,"), ImportMode.Append);

        Assert.Equal((1, 0), (second.RowsImported, second.RowsRejected));
        Assert.Contains("Left out: 1 corrected row of this file, because it was taken in before.", second.Notes);
        Assert.Equal(["2024-01-01 6", "2024-01-02 7", "2024-01-03 2"], _room.Totals());
        Assert.Contains("each of its corrected rows was taken in before", Assert.Throws<UserErrorException>(() =>
            _room.Import(FixUpOf(first).Replace(",y,", ",3,"), ImportMode.Append)).Message);
    }

    /// <summary>The whole file was mended and took the place of the one before; the rows that were taken out of that one are in it.</summary>
    [Fact]
    public void Corrected_rows_of_a_file_that_was_replaced_are_not_added_to_what_took_its_place()
    {
        const string Bad = "date,category,quantity\n2024-01-01,Bread,5\n2024-01-02,Bread,x\n2024-01-03,Bread,6\n";
        var fixUp = FixUpOf(_room.Import(Bad)).Replace(",x,", ",7,");
        _room.Import(Bad.Replace(",x", ",7"), ImportMode.Replace);

        var refusal = Assert.Throws<UserErrorException>(() => _room.Import(fixUp, ImportMode.Append));

        Assert.Contains("1 corrected row is of a file that the dataset \"shop\" does not come of any more", refusal.Message);
        Assert.Equal(["2024-01-01 5", "2024-01-02 7", "2024-01-03 6"], _room.Totals());

        var others = fixUp.Replace("salesweb_file", "remark").Replace("2024-01-02", "2024-01-04");
        _room.Import(others, ImportMode.Append);
        Assert.Equal("2024-01-04 7", _room.Totals().Last());
    }

    [Fact]
    public void The_rows_go_out_separated_as_they_came_in()
    {
        var report = _room.Import("Datum;Warengruppe;Umsatz\n01.01.2024;Käse;5,5\n30.02.2024;\"a; b\";5,5\n13.01.2024;Käse;abc\n");
        var fixUp = FixUpOf(report);
        Assert.StartsWith("Datum;Warengruppe;Umsatz;salesweb_line;salesweb_reason;salesweb_dataset;salesweb_file\n30.02.2024;\"a; b\";5,5;3;", fixUp);

        _room.Import(fixUp.Replace("30.02.", "29.02.").Replace("abc", "9,5"), ImportMode.Append);

        Assert.Equal(["2024-01-01 5.5", "2024-01-13 9.5", "2024-02-29 5.5"], _room.Totals());
    }

    [Fact]
    public void A_name_that_a_spreadsheet_would_run_comes_back_as_the_same_name()
    {
        var report = _room.Import("date,category,quantity\n2024-01-01,=cmd,5\n2024-01-02,=cmd,x\n");
        var fixUp = FixUpOf(report);

        _room.Import(fixUp.Replace(",x,", ",7,"), ImportMode.Append);

        Assert.Contains("\n2024-01-02,'=cmd,x,", fixUp);
        Assert.Equal(["=cmd"], _room.Categories());
    }

    [Fact]
    public void A_plan_that_turned_out_to_be_none_goes_out_too()
    {
        var report = _room.Import("date,category,quantity,price\n2024-01-01,Bread,5,1\n2024-01-02,Bread,,2\n2024-01-03,Bread,6,1\n");

        Assert.Equal(
            $"date,category,quantity,price,salesweb_line,salesweb_reason,salesweb_dataset,salesweb_file\n2024-01-02,Bread,,2,3,\"quantity is empty, and so it is not known what was sold\",shop,{RowOrigin.Of(report.Sha256, 1).File}\n",
            FixUpOf(report));
    }

    [Fact]
    public void Where_nothing_was_rejected_there_is_nothing_to_correct() =>
        Assert.Equal("", FixUpOf(_room.Import("date,category,quantity\n2024-01-01,Bread,5\n")));

    [Fact]
    public void More_rows_than_fit_into_a_piece_all_go_out()
    {
        var text = new StringBuilder("date,category,quantity,remark\n2024-01-01,Bread,5,\n");
        var remark = new string('r', 180);
        for (var i = 0; i < 60_000; i++)
            text.Append($"2024-01-01,Bread,1,\n2024-01-01,Bread,none{i},{remark}\n");
        _room.Settings = new SalesWebSettings { Data = new DataSettings { MaxRejectedShare = 1 } };

        var lines = FixUpOf(_room.Import(text.ToString())).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(60_001, lines.Length);
        Assert.StartsWith($"2024-01-01,Bread,none59999,{remark},120002,", lines[^1]);
    }

    [Fact]
    public void What_is_corrected_comes_in_although_more_rows_are_still_bad_than_a_file_may_have()
    {
        var report = _room.Import("date,category,quantity\n2024-01-01,Bread,5\n2024-01-01,Bread,0\n2024-01-01,Bread,0\n2024-01-01,Bread,0\n2024-01-02,Bread,a\n2024-01-03,Bread,-b\n2024-01-04,Bread,c\n2024-01-05,Bread,d\n");
        _room.Settings = new SalesWebSettings();
        var fixUp = FixUpOf(report);

        var first = _room.Import(fixUp.Replace(",a,", ",7,"), ImportMode.Append);
        Assert.Equal((1, 3), (first.RowsImported, first.RowsRejected));

        // The apostrophe, with which the cell went out, is still there.
        var second = _room.Import(FixUpOf(first).Replace(",'-b,", ",'-2,"), ImportMode.Append);
        Assert.Equal((1, 2), (second.RowsImported, second.RowsRejected));
        Assert.Equal(["2024-01-01 5", "2024-01-02 7", "2024-01-03 -2"], _room.Totals());
        Assert.Contains("so there is nothing to import", Assert.Throws<UserErrorException>(() => _room.Import(FixUpOf(second), ImportMode.Append)).Message);
    }

    [Fact]
    public void A_column_that_is_still_mostly_bad_stays_a_column_of_numbers()
    {
        var report = _room.Import($"day,Tea,Cocoa\n{string.Concat(Enumerable.Range(1, 29).Select(day => $"2023-12-{day:00},1,2\n"))}2024-01-03,x,4\n2024-01-04,y,5\n2024-01-05,z,6\n");

        var first = _room.Import(FixUpOf(report).Replace(",x,", ",7,"), ImportMode.Append);

        Assert.Equal((1, 2), (first.RowsImported, first.RowsRejected));
        Assert.Equal(["Cocoa", "Tea"], _room.Categories());
    }

    /// <summary>Of a million rows it is known why; here of two.</summary>
    [Fact]
    public void Where_rows_are_missing_the_file_says_how_many()
    {
        var rows = "xyz1234".Select((quantity, i) => $"2024-01-0{i + 1},Bread,{quantity}\n");
        var path = _room.Write(Encoding.UTF8.GetBytes("date,category,quantity\n" + string.Concat(rows)));
        var options = new ImportOptions { MaxRejectedShare = 1, Scratch = _room.Directory.Scratch };
        using var file = SalesFile.Inspect(path, "sales.csv", options, onRead: null, TestContext.Current.CancellationToken);
        var rejections = new Rejections { MostKnown = 2 };
        file.Read((in _, _) => { }, rejections, new HeldRows([]));
        using var text = new StringWriter { NewLine = "\n" };
        file.WriteRejected(rejections, "shop", text);

        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Equal(",,,,1 more row was left out and is not in this file", lines[^1]);
    }

    /// <summary>The writer is at work for as long as the reader takes.</summary>
    [Fact]
    public void Who_takes_the_rows_slowly_holds_up_no_clean_up_of_the_database()
    {
        var report = _room.Import("date,category,quantity\n2024-01-01,Bread,5\n2024-01-02,Bread,x\n");
        using var target = new SlowTarget(() => Assert.Equal(0, Checkpoint()));

        _room.Datasets.WriteFixUp(report.VersionId!.Value, target);

        Assert.True(target.IsWritten);

        // What cannot be taken over into the file, because somebody still reads an older state.
        int Checkpoint()
        {
            _room.Database.Write((connection, transaction) => connection.Execute("UPDATE datasets SET activation = activation + 1", transaction: transaction));
            using var connection = _room.Database.Value.Open();
            var (isBusy, log, moved) = connection.QuerySingle<(int, int, int)>("PRAGMA wal_checkpoint(PASSIVE)");
            return isBusy + log - moved;
        }
    }

    [Fact]
    public void A_long_value_is_never_cut_within_a_letter_of_two_halves()
    {
        var report = _room.Import($"date,category,quantity\n2024-01-01,Bread,5\n2024-01-02,Bread,{new string('x', 78)}😀😀\n");

        Assert.Equal(new string('x', 78) + "…", Assert.Single(report.Rejected).Value);
    }

    [Fact]
    public void A_reason_that_many_rows_share_is_kept_once()
    {
        var rejections = new Rejections();
        for (var line = 2; line < 4; line++)
            rejections.Add(line, "", "", $"starts a row of {5} fields under a header of 4");

        Assert.Same(rejections.ReasonFor(2), rejections.ReasonFor(3));
    }

    public void Dispose() => _room.Dispose();

    private sealed class SlowTarget(Action onWrite) : MemoryStream
    {
        public bool IsWritten { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            IsWritten = true;
            onWrite();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }

    private string FixUpOf(ImportReport report)
    {
        using var target = new MemoryStream();
        _room.Datasets.WriteFixUp(report.VersionId!.Value, target);
        var text = Encoding.UTF8.GetString(target.ToArray());
        Assert.True(text is "" or ['\uFEFF', ..]);
        return text.TrimStart('\uFEFF');
    }
}
