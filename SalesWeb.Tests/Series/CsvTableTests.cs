using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class CsvTableTests
{
    [Fact]
    public void A_table_is_a_header_and_rows_ended_by_line_feeds()
    {
        using var writer = new StringWriter();
        var table = new CsvTable(writer, "unique_id", "ds", "y");
        table.Row("Bread", new DateOnly(2024, 2, 29), 1234.5);
        table.Row("Bread", new DateOnly(2024, 3, 1), 7);

        Assert.Equal("unique_id,ds,y\nBread,2024-02-29,1234.5\nBread,2024-03-01,7\n", writer.ToString());
    }

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Text_is_quoted_where_it_would_break_the_table(string text, string cell) => Assert.Equal(cell, Cell(text));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("a; @b;c", "a;' @b;c")]
    [InlineData("a\n=1", "\"a\n'=1\"")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    public void Text_never_becomes_a_formula(string text, string cell) => Assert.Equal(cell, Cell(text));

    [Theory]
    [InlineData("a=1")]
    [InlineData("Bread - dark")]
    [InlineData("a; b")]
    [InlineData("x@y")]
    [InlineData("2024-01-02")]
    public void What_is_no_formula_stays_as_it_is(string text) => Assert.Equal(text, Cell(text));

    [Fact]
    public void A_number_below_zero_stays_a_number() => Assert.Equal("-1.5", Cell(-1.5));

    [Theory]
    [InlineData(0.1)]
    [InlineData(1e-7)]
    [InlineData(1234567890.123)]
    [InlineData(double.MaxValue)]
    public void A_number_reads_back_as_itself(double number) => Assert.Equal(number, double.Parse(Cell(number)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(null)]
    public void What_is_no_number_is_an_empty_cell(double? value) => Assert.Equal("", Cell(value));

    [Fact]
    public void A_time_is_written_in_UTC() =>
        Assert.Equal("2024-01-01T11:30:00Z", Cell(new DateTimeOffset(2024, 1, 1, 12, 30, 0, TimeSpan.FromHours(1))));

    [Fact]
    public void A_thing_without_a_form_is_refused() => Assert.Throws<ArgumentException>(() => Cell(new object()));

    /// <summary>The cell of a row of two, of which the other is known.</summary>
    private static string Cell(object? value)
    {
        using var writer = new StringWriter();
        var table = new CsvTable(writer, "a", "b");
        table.Row(value, "x");
        return writer.ToString()["a,b\n".Length..^",x\n".Length];
    }
}
