using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

public sealed class NumbersInFilesTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Theory]
    [InlineData("1234.5", 1234.5)]
    [InlineData("\"1,234.50\"", 1234.5)]
    [InlineData("\"12,345,678.9\"", 12345678.9)]
    [InlineData("\"12,34,567.50\"", 1234567.5)]
    [InlineData("\"₹ 1,00,00,000\"", 10000000)]
    [InlineData("€ 5.25", 5.25)]
    [InlineData("5.25 EUR", 5.25)]
    [InlineData("-$5.25", -5.25)]
    [InlineData("(5.25)", -5.25)]
    [InlineData("5.25-", -5.25)]
    [InlineData("1.2E+05", 120000)]
    [InlineData("1'234.50", 1234.5)]
    public void Numbers_with_a_decimal_point_are_read_as_people_write_them(string written, double value)
    {
        _room.Import($"date,amount\n2024-01-01,{written}\n2024-01-02,0.5\n");

        Assert.Equal($"2024-01-01 {value}", _room.Totals()[0]);
    }

    [Theory]
    [InlineData("1234,5", 1234.5)]
    [InlineData("1.234,50", 1234.5)]
    [InlineData("1 234,50", 1234.5)]
    [InlineData("1\u00A0234,50 €", 1234.5)]
    [InlineData("12.345.678,9", 12345678.9)]
    [InlineData("1.234", 1234)]
    [InlineData("-0,5", -0.5)]
    public void Numbers_with_a_decimal_comma_are_read_as_people_write_them(string written, double value)
    {
        _room.Import($"Datum;Umsatz\n01.02.2024;{written}\n02.02.2024;0,75\n");

        Assert.Equal($"2024-02-01 {value}", _room.Totals()[0]);
    }

    [Theory]
    [InlineData("123,45,678")]
    [InlineData("1,234,56,789")]
    [InlineData("1,23,45")]
    [InlineData("1,23,4567")]
    [InlineData("1.23.456")]
    public void Digits_that_nobody_groups_so_are_no_number(string written)
    {
        _room.Settings = Lenient.Settings;

        Assert.Equal(1, _room.Import($"date;amount\n2024-01-01;{written}\n2024-01-02;5\n2024-01-03;6\n").RowsRejected);
    }

    [Theory]
    [InlineData('\u00A0')]
    [InlineData('\u2009')]
    [InlineData('\u202F')]
    public void Blanks_of_any_width_group_thousands(char blank) =>
        Assert.Equal(1234.5 + 2345.25, _room.Import($"date;amount\n2024-01-01;1{blank}234,5\n2024-01-02;2{blank}345,25\n").Total);

    [Fact]
    public void Whole_numbers_without_a_mark_show_that_thousands_are_not_grouped()
    {
        _room.Import("date;amount\n2024-01-01;1.234\n2024-01-02;5000\n");

        Assert.Equal(["2024-01-01 1.234", "2024-01-02 5000"], _room.Totals());
    }

    [Fact]
    public void A_doubtful_decimal_mark_is_decided_by_the_other_columns_and_said()
    {
        var report = _room.Import("date;quantity;price;amount\n2024-01-01;1;1,5;1.234\n2024-01-02;2;2,5;2.345\n");

        Assert.Equal(["2024-01-01 1234", "2024-01-02 2345"], _room.Totals());
        Assert.Contains(report.Notes, note => note.StartsWith("Numbers like 1.234 in \"amount\" can be read in two ways"));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-∞")]
    [InlineData("1e999")]
    [InlineData("12abc")]
    [InlineData("1.2.3")]
    [InlineData("\"1,23,4.5\"")]
    public void What_is_no_finite_number_is_rejected(string written)
    {
        _room.Settings = Lenient.Settings;

        var report = _room.Import($"date,amount\n2024-01-01,1.5\n2024-01-02,2.5\n2024-01-03,{written}\n");

        var rejected = Assert.Single(report.Rejected);
        Assert.Equal((4, "amount", written.Trim('"'), "is not a number"), (rejected.Line, rejected.Column, rejected.Value, rejected.Reason));
    }

    public void Dispose() => _room.Dispose();
}
