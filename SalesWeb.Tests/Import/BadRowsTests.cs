using System.Text;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

public sealed class BadRowsTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Theory]
    [InlineData("6,", "price [] is empty, and so it is not known what was sold")]
    [InlineData("6,n/a", "price [n/a] says nothing, and so it is not known what was sold")]
    [InlineData(",2", "quantity [] is empty, and so it is not known what was sold")]
    public void A_row_that_says_too_little_is_told_by_the_cell_that_lacks(string cells, string complaint)
    {
        _room.Settings = Lenient.Settings;

        var row = Assert.Single(_room.Import($"date,category,quantity,price\n2024-01-01,a,2,3\n2024-01-02,a,{cells}\n2024-01-03,a,4,3\n").Rejected);

        Assert.Equal(complaint, $"{row.Column} [{row.Value}] {row.Reason}");
    }

    [Fact]
    public void Every_bad_row_is_listed_with_line_column_value_and_reason()
    {
        _room.Settings = Lenient.Settings;

        var report = _room.Import(
            """
            date,category,quantity,amount
            2024-01-31,a,1,5
            yesterday,a,1,5

            2024-02-01,,1,5
            2024-02-02,a,one,5
            2024-02-03,a,1,
            2024-02-04,a,1,5,6
            2024-02-05,a,1,5,,
            2024-02-06,a,1,5
            2024-02-07,a,,5
            2024-02-08,a,1,5
            2024-02-09,a,1,5
            ,,,
            """);

        Assert.Equal((11, 6, 5), (report.RowsRead, report.RowsImported, report.RowsRejected));
        Assert.Equal(
            [
                "3 date [yesterday] is not a date",
                "5 category [] is empty, where a category should be",
                "6 quantity [one] is not a number",
                "7 amount [] is empty, and so it is not known what was sold",
                "8  [2024-02-04] starts a row of 5 fields under a header of 4",
            ],
            report.Rejected.Select(row => $"{row.Line} {row.Column} [{row.Value}] {row.Reason}"));
        Assert.Equal(report.Rejected, _room.Datasets.Rejected(report.VersionId!.Value));
    }

    /// <summary>The cell is written into the file of rejected rows, too, where every line break may begin a formula.</summary>
    [Theory]
    [InlineData("2024-01-02", "category", "is longer than 200 characters")]
    [InlineData("soon", "date", "is not a date")]
    public void A_cell_of_a_megabyte_of_line_breaks_is_one_rejected_row(string date, string column, string reason)
    {
        _room.Settings = Lenient.Settings;
        var breaks = new string('\n', 1_000_000);

        var report = _room.Import($"date,category,quantity\n2024-01-01,a,2\n{date},\"'{breaks}x\",3\n2024-01-03,a,4\n");

        var row = Assert.Single(report.Rejected);
        Assert.Equal((2, 3, column, reason), (report.RowsImported, row.Line, row.Column, row.Reason));
    }

    [Fact]
    public void A_thousand_bad_rows_are_kept_and_all_are_counted()
    {
        var text = new StringBuilder("date,amount\n");
        for (var i = 0; i < 30_000; i++)
            text.Append("2024-01-31,5\n");
        for (var i = 0; i < 1_200; i++)
            text.Append("2024-01-31,five\n");

        var report = _room.Import(text.ToString());

        Assert.Equal((1_200, 1_000, 30_002), (report.RowsRejected, report.Rejected.Count, report.Rejected[0].Line));
    }

    [Fact]
    public void More_bad_rows_than_the_setting_lets_pass_refuse_the_file_with_the_first_complaints()
    {
        var good = string.Concat(Enumerable.Repeat("2024-01-31,5\n", 18));

        var refusal = _room.Refusal($"date,amount\n{good}2024-01-31,five\n2024-01-32,5\n");

        Assert.Contains("2 of 20 rows cannot be read, and at most 5.0", refusal.Message);
        Assert.Contains("line 20, amount: \"five\" is not a number; line 21, date: \"2024-01-32\" is not in the calendar.", refusal.Message);
    }

    [Fact]
    public void A_long_value_is_shown_short_and_on_one_line()
    {
        _room.Settings = Lenient.Settings;

        var report = _room.Import($"date,amount\n2024-01-31,5\n2024-01-31,5\n2024-01-31,\"a\n{new string('x', 500)}\"\n");

        var value = Assert.Single(report.Rejected).Value;
        Assert.Equal(80, value.Length);
        Assert.StartsWith("a xx", value);
        Assert.EndsWith("x…", value);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("../../etc/passwd")]
    [InlineData("'; DROP TABLE datasets; --")]
    [InlineData("say \"hi\"")]
    [InlineData("🥐 croissant")]
    [InlineData("<script>alert(1)</script>")]
    public void A_category_may_be_called_anything(string name)
    {
        _room.Import($"date,category,amount\n2024-01-31,\"{name.Replace("\"", "\"\"")}\",5\n");

        Assert.Equal([name], _room.Categories());
        Assert.Equal(["2024-01-31 5"], _room.Totals(name));
    }

    [Theory]
    [InlineData("a\u0007b", "holds a line break or another control character")]
    [InlineData("long", "is longer than 200 characters")]
    public void Only_control_characters_and_very_long_names_are_rejected(string name, string reason)
    {
        _room.Settings = Lenient.Settings;
        name = name == "long" ? new string('x', 201) : name;

        var report = _room.Import($"date,category,amount\n2024-01-31,a,5\n2024-01-31,{name},5\n");

        Assert.Equal(reason, Assert.Single(report.Rejected).Reason);
    }

    public void Dispose() => _room.Dispose();
}
