using SalesWeb.Datasets.Importing;
using SalesWeb.Import;
using SalesWeb.Import.Rows;
using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets.Importing;

/// <summary>Real files from the wild, against answers that were worked out independently.</summary>
public sealed class RealFilesTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Theory]
    [InlineData("salesdaily_variant_SaibalPatraDS.csv")]
    [InlineData("salesdaily_variant_Hanoudahind.csv")]
    [InlineData("salesdaily.csv")]
    public void A_pharmacy_has_eight_drug_groups_whatever_the_dialect(string file)
    {
        var report = Import($"pharma/{file}");

        Assert.Equal((2_106, 0, 8, 0), (report.RowsImported, report.RowsRejected, report.Categories, report.MissingPeriods));
        Assert.Equal((new DateOnly(2014, 1, 2), new DateOnly(2019, 10, 8), Frequency.Daily), (report.From, report.To, report.Frequency));

        // The exact sum of R06 ends in 0.8175, half way between two printed values.
        var totals = _room.Sales.Categories(report.VersionId!.Value);
        Assert.Equal(["M01AB", "M01AE", "N02BA", "N02BE", "N05B", "N05C", "R03", "R06"], totals.Select(category => category.Category));
        double[] expected = [10_600.937, 8_204.619, 8_172.209, 63_005.403, 18_645.737, 1_249.958, 11_608.823, 6_107.818];
        Assert.All(totals.Zip(expected), pair => Assert.Equal(pair.Second, pair.First.Total, 0.000501));
    }

    [Fact]
    public void Two_ways_of_writing_dates_in_one_column_give_the_same_days_as_the_clean_copy()
    {
        var clean = Import("pharma/salesdaily_variant_SaibalPatraDS.csv").VersionId!.Value;
        var mixed = Import("pharma/salesdaily.csv").VersionId!.Value;

        Assert.NotEqual(clean, mixed);
        Assert.Equal(_room.Sales.Totals(clean, "N02BE", null, null), _room.Sales.Totals(mixed, "N02BE", null, null));
    }

    [Theory]
    [InlineData("superstore_plain.csv")]
    [InlineData("superstore_BOM_dd-mm-yy.csv")]
    [InlineData("superstore_semicolon_decimal-comma_dd.mm.yyyy_cp125x.csv")]
    public void The_superstore_adds_up_in_every_dialect(string file)
    {
        var report = Import($"superstore/{file}");

        Assert.Equal((9_994, 0, 3), (report.RowsImported, report.RowsRejected, report.Categories));
        Assert.Equal("2297200.8603", report.Total.ToString("F4"));
        Assert.Equal((new DateOnly(2014, 1, 3), new DateOnly(2017, 12, 30), Measure.Amount), (report.From, report.To, report.Measure));
        Assert.Equal(("Order Date", "Sales", "Category"), (report.Columns["date"], report.Columns["amount"], report.Columns["category"]));
        Assert.Equal(
            ["Furniture 741999.7953", "Office Supplies 719047.0320", "Technology 836154.0330"],
            _room.Sales.Categories(report.VersionId!.Value).Select(category => $"{category.Category} {category.Total:F4}"));
    }

    [Fact]
    public void The_German_superstore_equals_the_plain_one_row_for_row()
    {
        var plain = Observations("superstore_plain.csv");

        Assert.Equal(9_994, plain.Count);
        Assert.Equal(plain, Observations("superstore_semicolon_decimal-comma_dd.mm.yyyy_cp125x.csv"));
    }

    [Fact]
    public void Decimal_commas_without_quotes_are_refused_by_name()
    {
        var refusal = Assert.Throws<UserErrorException>(() => Import("superstore/eu_superstore_BOM.csv"));

        Assert.Contains("10,000 of 10,000 rows have 21 to 24 fields under a header of 20 columns", refusal.Message);
        Assert.Contains("numbers with decimal commas are not quoted", refusal.Message);
        Assert.Empty(_room.Datasets.Current());
    }

    [Fact]
    public void Weekly_totals_of_45_stores_are_day_first_because_the_whole_column_says_so()
    {
        var report = Import("walmart-stores/Walmart_Store_sales.csv");

        Assert.Equal((6_435, 0, 45, 1), (report.RowsImported, report.RowsRejected, report.Series, report.Categories));
        Assert.Equal((Frequency.Weekly, new DateOnly(2010, 2, 5), 0), (report.Frequency, report.From, report.MissingPeriods));
        Assert.Equal(["Weekly_Sales"], _room.Categories());
    }

    [Fact]
    public void A_bakery_with_German_headers_has_six_numbered_groups_and_38_closed_days()
    {
        var report = Import("kiel-bakery/umsatzdaten_gekuerzt.csv");

        Assert.Equal((9_334, 0, 6, 38), (report.RowsImported, report.RowsRejected, report.Categories, report.MissingPeriods));
        Assert.Equal((new DateOnly(2013, 7, 1), new DateOnly(2018, 7, 31)), (report.From, report.To));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], _room.Categories());
        Assert.Contains(report.Notes, note => note.StartsWith("38 of 1,857 days have no row at all"));
        Assert.Contains(report.Notes, note => note.StartsWith("Category \"6\":"));
    }

    [Fact]
    public void Half_a_thousand_series_in_a_packed_file_have_every_day()
    {
        var report = Import("store-item/train.csv.gz");

        Assert.Equal((913_000, 0, 500, 0), (report.RowsImported, report.RowsRejected, report.Series, report.MissingPeriods));
        Assert.Equal((new DateOnly(2013, 1, 1), new DateOnly(2017, 12, 31), 47_704_512.0), (report.From, report.To, report.Total));
        Assert.Equal(1_826, _room.Sales.Totals(report.VersionId!.Value, "sales", null, null).Count);
    }

    [Fact]
    public void Receipts_import_with_no_mapping_at_all()
    {
        var report = Import("retail-transactions/sales_data.csv");

        Assert.Equal((1_000, 0, Frequency.Daily), (report.RowsImported, report.RowsRejected, report.Frequency));
        Assert.Equal(["Beauty", "Clothing", "Electronics"], _room.Categories());
        Assert.Equal((new DateOnly(2023, 1, 1), new DateOnly(2024, 1, 1)), (report.From, report.To));
        Assert.Equal(
            ["date=Date", "category=Product Category", "quantity=Quantity", "amount=Total Amount", "price=Price per Unit"],
            report.Columns.Select(column => $"{column.Key}={column.Value}"));
    }

    [Theory]
    [InlineData("monthly/airline-passengers.csv", "Passengers", 144, 0)]
    [InlineData("monthly/monthly_champagne_sales.csv", "Sales", 105, 0)]
    [InlineData("monthly/darts_monthly-milk-incomplete.csv", "Pounds per cow", 155, 13)]
    [InlineData("pharma/salesmonthly.csv", "M01AB", 70, 0)]
    public void Months_are_known_and_missing_ones_reported(string file, string category, int rows, int missing)
    {
        var report = Import(file);

        Assert.Equal((Frequency.Monthly, rows, missing), (report.Frequency, report.RowsImported, report.MissingPeriods));
        Assert.Contains(category, _room.Categories());
        Assert.Equal(1, report.From.Day);
        Assert.Equal(missing > 0, report.Notes.Any(note => note.StartsWith($"{missing} of")));
    }

    [Fact]
    public void Weeks_are_known_by_their_distance()
    {
        var report = Import("pharma/salesweekly.csv");

        Assert.Equal((Frequency.Weekly, 302, new DateOnly(2014, 1, 5)), (report.Frequency, report.RowsImported, report.From));
    }

    [Fact]
    public void Quarters_are_refused_because_two_months_of_three_would_be_made_up()
    {
        var refusal = Assert.Throws<UserErrorException>(() => Import("monthly/darts_ausbeer.csv"));

        Assert.Contains("its dates are 91 days apart", refusal.Message);
    }

    public void Dispose() => _room.Dispose();

    private ImportReport Import(string file) => _room.ImportFile(SharedData.Require(file));

    private static List<Observation> Observations(string file)
    {
        // The plain copy has lost the letters beyond ASCII in the names of products, so these are left out of the comparison.
        var observations = new List<Observation>();
        var rejections = new Rejections();
        SalesFile
            .Inspect(SharedData.Require($"superstore/{file}"), file, new ImportOptions { Scratch = Path.GetTempPath() }, onRead: null, TestContext.Current.CancellationToken)
            .Read((in observation, _) => observations.Add(observation with { Item = Ascii(observation.Item) }), rejections, new HeldRows([]));

        Assert.Equal(0, rejections.Count);
        return observations;

        static string Ascii(string name) => string.Concat(name.Where(c => char.IsAscii(c) && c != '?')).Trim();
    }
}
