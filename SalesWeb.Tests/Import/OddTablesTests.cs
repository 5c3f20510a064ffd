using System.Text;
using SalesWeb.Import;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Texts;
using SalesWeb.Import.Values;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

/// <summary>Files that are tables of sales and something else besides.</summary>
public sealed class OddTablesTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Fact]
    public void A_header_that_comes_again_is_skipped_and_counted()
    {
        var report = _room.Import("Date,Amount\n2024-01-30,1\nDate,Amount\n2024-01-31,2\nDate,Amount\n2024-02-01,4\n");

        Assert.Equal((3, 0, 7.0), (report.RowsImported, report.RowsRejected, report.Total));
        Assert.Contains("The line of column names comes 2 more times among the rows and was skipped there.", report.Notes);
    }

    [Fact]
    public void Two_tables_in_one_file_are_never_mixed()
    {
        const string File = "date,amount\n2024-01-30,1\n2024-01-31,2\n\nmonth,returns\n2024-01-30,700\n2024-01-31,800\n";

        var refusal = _room.Refusal(File.Replace("returns", "quantity"));
        Assert.Contains("a second table with the columns \"month\", \"quantity\" begins on line 5", refusal.Message);
        Assert.Contains("tables=first", refusal.Remedy);

        var report = _room.Import(
            Encoding.UTF8.GetBytes(File.Replace("returns", "quantity")), new ImportChoices { Tables = GluedTables.First });
        Assert.Equal((2, 3.0), (report.RowsImported, report.Total));
        Assert.Contains("Left out: a second table of 3 rows, which begins on line 5.", report.Notes);
    }

    [Fact]
    public void Two_thousand_columns_are_two_thousand_categories()
    {
        var header = string.Join(',', Enumerable.Range(1, 2_000).Select(i => $"article {i}"));
        var row = string.Join(',', Enumerable.Range(1, 2_000));
        var file = $"date,{header}\n{string.Concat(Enumerable.Range(1, 28).Select(day => $"2024-02-{day:00},{row}\n"))}";

        var report = _room.Import(file);

        // 1 + 2 + … + 2000 on each of 28 days.
        Assert.Equal((2_000, 28 * 2_001_000.0), (report.Categories, report.Total));
    }

    [Fact]
    public void A_lone_date_of_1900_is_a_rejected_row_and_no_history_of_a_century()
    {
        _room.Settings = Lenient.Settings;
        var rows = string.Concat(Enumerable.Range(1, 28).Select(day => $"2023-02-{day:00},5\n"));
        var file = $"date,amount\n1900-01-01,7\n{rows}2099-12-31,8\n";

        var report = _room.Import(file);
        Assert.Equal((28, 2, new DateOnly(2023, 2, 1), new DateOnly(2023, 2, 28)), (report.RowsImported, report.RowsRejected, report.From, report.To));
        Assert.Equal("lies far from all other dates, 2023-02-01 to 2023-02-28", report.Rejected[0].Reason);

        var kept = _room.Import(Encoding.UTF8.GetBytes(file), new ImportChoices { FarDates = FarDates.Keep });
        Assert.Equal((30, new DateOnly(1900, 1, 1)), (kept.RowsImported, kept.From));
    }

    [Theory]
    [InlineData("Sales of 2024\nBranch Kiel, street\n\n", "\n")]
    [InlineData("\uFEFFUmsätze\r\n", "\r\n")]
    [InlineData("Umsatzbericht 2024;;\n;;\n", "\n")]
    [InlineData("Bericht;;;\n", "\n")]
    public void Titles_above_the_names_of_the_columns_are_skipped_and_lines_still_count(string titles, string end)
    {
        _room.Settings = Lenient.Settings;
        var report = _room.Import($"{titles}date;category;amount{end}2024-01-30;a;1,5{end}31.02.2024;a;2{end}2024-01-31;a;2,5{end}");

        var lines = titles.Count(c => c == '\n');
        Assert.Equal((2, 4.0, lines + 3), (report.RowsImported, report.Total, report.Rejected.Single().Line));
        Assert.Contains($"Skipped: {lines} line{(lines == 1 ? "" : "s")} above the line of column names.", report.Notes);
    }

    [Fact]
    public void Names_in_two_languages_are_one_header()
    {
        var report = _room.Import("date,category,amount\nDatum,Warengruppe,Umsatz\n2024-01-30,a,1\n2024-01-31,a,2\n");

        Assert.Equal((2, 0), (report.RowsImported, report.RowsRejected));
    }

    [Fact]
    public void More_columns_than_any_table_has_are_refused() => Assert.Contains(
        "it has 5,001 columns",
        _room.Refusal($"date,{string.Join(',', Enumerable.Range(1, 5_000).Select(i => $"article {i}"))}\n2024-01-30,1\n").Message);

    [Fact]
    public void A_shop_that_closed_for_some_years_keeps_its_history()
    {
        var days = Enumerable.Range(0, 400).Select(day => new DateOnly(2014, 1, 1).AddDays(day))
            .Concat(Enumerable.Range(0, 900).Select(day => new DateOnly(2021, 1, 1).AddDays(day)));

        var report = _room.Import($"date,amount\n{string.Concat(days.Select(day => $"{day:yyyy-MM-dd},1\n"))}");

        Assert.Equal((1_300, 0), (report.RowsImported, report.RowsRejected));
    }

    [Fact]
    public void A_column_that_becomes_words_half_way_is_refused_with_the_line()
    {
        var refusal = _room.Refusal("date,amount\n" + string.Concat(Enumerable.Range(1, 20).Select(day => $"2024-01-{day:00},{(day <= 12 ? "5" : "much")}\n")));

        Assert.Contains("8 of 20 rows cannot be read", refusal.Message);
        Assert.Contains("The column \"amount\" holds numbers down to line 13 and words from line 14 on.", refusal.Message);
    }

    [Fact]
    public void Names_that_look_like_formulas_are_kept_as_text()
    {
        _room.Import("date,category,amount\n2024-01-30,=cmd|' /C calc'!A0,1\n2024-01-31,@SUM(1),2\n");

        Assert.Equal(["=cmd|' /C calc'!A0", "@SUM(1)"], _room.Categories());
    }

    [Fact]
    public void A_column_of_the_same_name_can_be_told_by_its_position() =>
        Assert.Equal(11.0, _room.Import("date,amount,amount\n2024-01-30,1,5\n2024-01-31,2,6\n", (Role.Amount, "#3")).Total);

    public void Dispose() => _room.Dispose();
}
