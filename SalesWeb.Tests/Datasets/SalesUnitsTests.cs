using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Datasets;

/// <summary>The currency and the unit of a dataset: where they come from, and what keeps them.</summary>
public sealed class SalesUnitsTests : IDisposable
{
    private readonly SalesRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("Sales (EUR)", "12.50", "EUR")]
    [InlineData("Amount $", "12.50", "$")]
    [InlineData("Revenue in USD", "12.50", "USD")]
    [InlineData("Umsatz in €", "12.50", "EUR")]
    [InlineData("revenue_gbp", "12.50", "GBP")]
    [InlineData("Revenue", "£12.50", "GBP")]
    [InlineData("Revenue", "12.50 EUR", "EUR")]
    [InlineData("Revenue", "12.50", null)]
    public void The_currency_is_read_from_the_header_or_the_cells(string header, string cell, string? currency)
    {
        var report = _room.Import(Table(header, cell));

        Assert.Equal(new SalesUnits(currency, null), report.Units);
        Assert.Equal(currency, _room.Datasets.Get("shop").Currency);
    }

    [Fact]
    public void Cells_in_two_currencies_state_none() =>
        Assert.Null(_room.Import("date,revenue\n2024-01-01,£5\n2024-01-02,€6\n2024-01-03,€7\n").Units.Currency);

    [Theory]
    [InlineData("Quantity (kg)", "kg")]
    [InlineData("Menge in kg", "kg")]
    [InlineData("Quantity [litres]", "l")]
    [InlineData("Quantity", null)]
    public void The_unit_is_read_from_the_header(string header, string? unit) => Assert.Equal(unit, _room.Import(Table(header, "12")).Units.Unit);

    [Fact]
    public void The_settings_state_what_the_file_does_not()
    {
        _room.Settings = new SalesWebSettings { Data = new DataSettings { Currency = "CHF", Unit = "kg" } };

        Assert.Equal(new SalesUnits("CHF", "kg"), _room.Import(Table("Revenue", "5")).Units);
        _room.Datasets.Delete("shop");
        Assert.Equal(new SalesUnits("EUR", "kg"), _room.Import(Table("Revenue (EUR)", "5")).Units);
    }

    [Fact]
    public void What_a_user_sets_stays_when_files_are_imported()
    {
        _room.Import(Table("Revenue (EUR)", "5"));
        _room.Datasets.SetUnits("shop", new SalesUnits(" USD ", null));
        var report = _room.Import(Table("Revenue (EUR)", "7"));

        Assert.Equal("USD", report.Units.Currency);
        Assert.Contains(report.Notes, note => note.Contains("EUR") && note.Contains("USD"));

        _room.Datasets.SetUnits("shop", SalesUnits.Unknown);
        Assert.Null(_room.Import(Table("Revenue (EUR)", "8")).Units.Currency);
    }

    [Theory]
    [InlineData("EUR5", "currency")]
    [InlineData("a currency of seventeen", "currency")]
    [InlineData("<b>", "currency")]
    public void What_is_no_currency_is_refused(string text, string field)
    {
        _room.Import(Table("Revenue", "5"));

        Assert.Equal(field, Assert.Throws<UserErrorException>(() => _room.Datasets.SetUnits("shop", new SalesUnits(text, null))).Field);
        Assert.Null(_room.Datasets.Get("shop").Currency);
    }

    [Fact]
    public void A_dry_run_states_the_units_and_keeps_nothing()
    {
        var report = _room.ImportFile(_room.Write("date,Revenue (EUR)\n2024-01-01,5\n"u8.ToArray()), dryRun: true);

        Assert.Equal("EUR", report.Units.Currency);
        Assert.Empty(_room.Datasets.Current());
    }

    private static string Table(string header, string cell) =>
        $"date;{header}\n" + string.Concat(Enumerable.Range(1, 20).Select(day => $"2024-01-{day:00};{cell}\n"));
}
