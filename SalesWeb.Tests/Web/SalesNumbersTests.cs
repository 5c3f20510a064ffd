using SalesWeb.Series;
using SalesWeb.Web;

namespace SalesWeb.Tests.Web;

public class SalesNumbersTests
{
    private static readonly SalesNumbers Euros = SalesNumbers.Of(Measure.Amount, new SalesUnits("EUR", null));
    private static readonly SalesNumbers Pieces = SalesNumbers.Of(Measure.Quantity, SalesUnits.Unknown);

    [Fact]
    public void A_column_of_money_has_two_decimals() =>
        Assert.Equal(["1,234.00", "0.50", "−7.13", "–", "0.00"], Written(Euros, 1234, 0.5, -7.125001, null, -0.001));

    [Fact]
    public void A_column_of_whole_pieces_has_no_decimals() => Assert.Equal(["12,345", "7", "–"], Written(Pieces, 12345, 7, null));

    [Fact]
    public void A_column_of_quantities_has_as_many_decimals_as_the_data() =>
        Assert.Equal(["1.125", "10,000.000", "0.500"], Written(Pieces, 1.125, 10_000, 0.5));

    [Theory]
    [InlineData(140.337192, "140")]
    [InlineData(14.0337192, "14.0")]
    [InlineData(0.140337192, "0.14")]
    public void Forecasts_of_quantities_have_the_decimals_that_matter(double value, string text) => Assert.Equal([text], Written(Pieces, value));

    [Theory]
    [InlineData("EUR", 202551.4, "202,551\u00A0EUR")]
    [InlineData("EUR", 12.5, "12.50\u00A0EUR")]
    [InlineData("$", 12.5, "$12.50")]
    [InlineData("$", -12.5, "−$12.50")]
    [InlineData(null, 12.5, "12.50")]
    public void An_amount_that_stands_alone_has_its_currency(string? currency, double value, string text) =>
        Assert.Equal(text, SalesNumbers.Of(Measure.Amount, new SalesUnits(currency, "kg")).Write(value));

    [Theory]
    [InlineData("kg", 1.25, "1.25\u00A0kg")]
    [InlineData("pieces", 1250.0, "1,250")]
    [InlineData(null, 1250.0, "1,250")]
    public void A_quantity_that_stands_alone_has_its_unit(string? unit, double value, string text) =>
        Assert.Equal(text, SalesNumbers.Of(Measure.Quantity, new SalesUnits("EUR", unit)).Write(value));

    [Fact]
    public void A_column_of_errors_has_one_number_of_decimals()
    {
        double?[] values = [0.8123456, 12.3456789, null];
        var column = NumberColumn.Of(values);

        Assert.Equal(["0.81", "12.35", "–"], values.Select(column.Write));
    }

    private static IEnumerable<string> Written(SalesNumbers numbers, params double?[] values) => values.Select(numbers.Column(values).Write);
}
