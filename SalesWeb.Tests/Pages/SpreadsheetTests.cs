namespace SalesWeb.Tests.Pages;

/// <summary>The reader of spreadsheets itself: what finds nothing wrong must be able to.</summary>
public class SpreadsheetTests
{
    [Theory]
    [InlineData("a,b\nc", ',', "a|b|c")]
    [InlineData("\"a,b\",\"c\"\"d\"\n", ',', "a,b|c\"d|")]
    [InlineData("x,\"y;=1\"", ';', "x,\"y|=1\"")]
    [InlineData("\"a\nb\"", ',', "a\nb")]
    public void Cells_are_read_as_spreadsheets_do(string text, char separator, string cells) =>
        Assert.Equal(cells, string.Join('|', Spreadsheet.Cells(text, separator)));

    [Theory]
    [InlineData("=1", true)]
    [InlineData(" +A1", true)]
    [InlineData("\u200B@x", true)]
    [InlineData("-12.5", false)]
    [InlineData("'=1", false)]
    [InlineData("a=1", false)]
    public void A_formula_is_told_from_a_number(string cell, bool isFormula) => Assert.Equal(isFormula, Spreadsheet.IsFormula(cell));
}
