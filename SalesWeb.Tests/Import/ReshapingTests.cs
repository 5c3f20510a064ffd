using System.Text;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Import;
using SalesWeb.Import.Rows;
using SalesWeb.Series;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

/// <summary>Tables without a column of dates, as people keep them in spreadsheets, worked out by hand.</summary>
[Collection("unpacking")]
public sealed class ReshapingTests : IDisposable
{
    private const string Months = "category;item;Jan 2024;Feb 2024;Mar 2024;Total\nBread;Rye;1,5;;3;4,5\nBread;\"Spelt; dark\";10;-;30;40\nTea;Green;100;200;0;300\n";

    private readonly SalesRoom _room = new();

    [Fact]
    public void A_column_for_each_month_becomes_a_row_for_each_cell_that_says_anything()
    {
        var report = _room.Import(Months);

        Assert.Equal((7, 7, 0, Frequency.Monthly), (report.RowsRead, report.RowsImported, report.RowsRejected, report.Frequency));
        Assert.Equal(["2024-01-01 11.5", "2024-03-01 33"], _room.Totals("Bread"));
        Assert.Equal(["2024-01-01 100", "2024-02-01 200", "2024-03-01 0"], _room.Totals("Tea"));
        Assert.Equal(["date date", "category category", "item item", "amount sales"], report.Columns.Select(column => $"{column.Key} {column.Value}"));
        Assert.Contains("Text: UTF-8, columns separated by semicolon.", report.Notes);
        Assert.Contains(
            "The dates stand in the line of column names: 3 columns, \"Jan 2024\" to \"Mar 2024\", were turned into rows with a \"date\" and \"sales\"; empty cells became none.", report.Notes);
        Assert.Contains("Left out: \"Total\".", report.Notes);
    }

    [Theory]
    [InlineData("item,2024-01-30,2024-01-31,2024-02-01\na,1,2,3\n", "2024-01-30 1 | 2024-01-31 2 | 2024-02-01 3", Frequency.Daily)]
    [InlineData("item;30.01.2024;31.01.2024;01.02.2024\na;1;2;3\n", "2024-01-30 1 | 2024-01-31 2 | 2024-02-01 3", Frequency.Daily)]
    [InlineData("item,2024-W01,2024-W02,2024-W03\na,1,2,3\n", "2024-01-01 1 | 2024-01-08 2 | 2024-01-15 3", Frequency.Weekly)]
    [InlineData("Jahr;Warengruppe;Januar;Februar;Mai\n2023;a;1;2;3\n2024;a;4;5;6\n", "2023-01-01 1 | 2023-02-01 2 | 2023-05-01 3 | 2024-01-01 4 | 2024-02-01 5 | 2024-05-01 6", Frequency.Monthly)]
    [InlineData("year,month,sales\n2023,11,1\n2023,12,2\n2024,1,3\n", "2023-11-01 1 | 2023-12-01 2 | 2024-01-01 3", Frequency.Monthly)]
    [InlineData("Année;Mois;Ventes\n2023;novembre;1\n2023;décembre;2\n2024;janvier;3\n", "2023-11-01 1 | 2023-12-01 2 | 2024-01-01 3", Frequency.Monthly)]
    [InlineData("Day,Month,Year,Sales\n31,12,2023,1\n1,1,2024,2\n2,1,2024,3\n", "2023-12-31 1 | 2024-01-01 2 | 2024-01-02 3", Frequency.Daily)]
    [InlineData("Jahr;KW;Umsatz\n2023;52;1\n2024;1;2\n2024;2;3\n", "2023-12-25 1 | 2024-01-01 2 | 2024-01-08 3", Frequency.Weekly)]
    public void Dates_are_found_wherever_they_stand(string file, string sales, Frequency frequency)
    {
        var report = _room.Import(file);

        Assert.Equal((sales, frequency), (string.Join(" | ", _room.Totals()), report.Frequency));
    }

    [Fact]
    public void A_workbook_with_a_column_for_each_month_is_the_same()
    {
        var report = _room.Import(TestWorkbook.Of(("Plan",
        [
            ["Product", new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 1)],
            ["Rye", 1.5, null, 3],
            ["Spelt", 10, 20, 30],
        ])));

        Assert.Equal(["2024-01-01 11.5", "2024-02-01 20", "2024-03-01 33"], _room.Totals());
        Assert.Contains("The sheet \"Plan\" was read.", report.Notes);
    }

    [Fact]
    public void A_complaint_names_the_line_of_the_file_and_the_corrected_rows_come_in()
    {
        _room.Settings = Lenient.Settings;
        var report = _room.Import("category,2024-01,2024-02,2024-03\na,1,2,3\n\nb,4,many,6\n");

        var rejected = Assert.Single(report.Rejected);
        Assert.Equal(("sales", "many", "is not a number (line 4 of the file)"), (rejected.Column, rejected.Value, rejected.Reason));

        using var target = new MemoryStream();
        _room.Datasets.WriteFixUp(report.VersionId!.Value, target);
        var fixUp = Encoding.UTF8.GetString(target.ToArray());
        Assert.Contains($"\nb,2024-02,many,6,sales is not a number (line 4 of the file),shop,{RowOrigin.Of(report.Sha256, 1).File}\n", fixUp);

        _room.Import(fixUp.Replace("many", "5"), ImportMode.Append);
        Assert.Equal(["2024-01-01 5", "2024-02-01 7", "2024-03-01 9"], _room.Totals());
    }

    /// <summary>Its header has other dates, and the columns that are made of it are the same.</summary>
    [Fact]
    public void The_file_of_the_next_month_is_known_by_its_header()
    {
        string Fingerprint(string text) =>
            TestInspection.Of(_room.Write(Encoding.UTF8.GetBytes(text)), "sales.csv", Path.Combine(_room.Folder, "scratch"), ImportChoices.None).Fingerprint;

        Assert.Equal(Fingerprint(Months), Fingerprint(Months.Replace("Jan", "Apr").Replace("Feb", "May").Replace("Mar", "Jun")));
    }

    [Fact]
    public void A_row_with_more_fields_than_there_are_columns_is_rejected()
    {
        _room.Settings = Lenient.Settings;

        var report = _room.Import("category,2024-01,2024-02,2024-03\na,1,2,3\nb,4,5,6,7\nc,1,2,3\n");

        Assert.Equal((6, 1), (report.RowsImported, report.RowsRejected));
        Assert.EndsWith("(line 3 of the file)", report.Rejected.Single().Reason);
    }

    [Theory]
    [InlineData("date,year,month,sales\n2024-01-30,2024,1,5\n2024-01-31,2024,1,6\n", "2024-01-30 5 | 2024-01-31 6")]
    [InlineData("date,2023,2024\n2024-01-30,5,6\n2024-01-31,7,8\n", "2024-01-30 11 | 2024-01-31 15")]
    [InlineData("month,May Corp,sales\n2024-01,x,5\n2024-02,y,6\n", "2024-01-01 5 | 2024-02-01 6")]
    public void A_table_that_has_a_column_of_dates_is_left_as_it_is(string file, string sales) =>
        Assert.Equal(sales, string.Join(" | ", Sum(_room.Import(file))));

    [Theory]
    [InlineData("item,2024-01,2024-02\nRye,1,2\nSpelt,3,4\nTotal,4,6\n", "\"Total\" is among the items.")]
    [InlineData("date;Warengruppe;Umsatz\n2024-01-30;a;1\n2024-01-30;b;2\n2024-01-30;Gesamt;3\n", "\"Gesamt\" is among the categories.")]
    public void Who_has_a_row_of_totals_is_told(string file, string note) => Assert.Contains(_room.Import(file).Notes, one => one.StartsWith(note, StringComparison.Ordinal));

    public void Dispose() => _room.Dispose();

    private IEnumerable<string> Sum(ImportReport report) =>
        _room.Days.Days(report.VersionId!.Value, SalesSelection.All).Select(day => $"{day.Date:yyyy-MM-dd} {day.Amount ?? day.Quantity}");
}
