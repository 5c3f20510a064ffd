using SalesWeb.Import;
using SalesWeb.Import.Columns;
using SalesWeb.Series;

namespace SalesWeb.Tests.Import;

/// <summary>What real files are said to hold, and why.</summary>
public sealed class InspectionOfRealFilesTests
{
    [Fact]
    public void A_pharmacy_with_two_ways_of_writing_dates_says_how_many_of_them_decide()
    {
        var inspection = Inspect("pharma/salesdaily.csv");

        Assert.Null(inspection.Problem);
        Assert.Equal("Its name says so; month first: in 1,271 of 2,106 different dates the second number is above 12.", inspection.Columns[0].Why);
        Assert.Equal((FileLayout.Wide, 8, Frequency.Daily), (inspection.Layout, inspection.Columns.Count(column => column.IsCategory), inspection.Frequency));
        Assert.Equal("It is a sum of the others.", inspection.Columns.Single(column => column.Header.StartsWith("Sales=", StringComparison.Ordinal)).Why);
    }

    [Fact]
    public void Stores_are_day_first_by_the_dates_that_allow_nothing_else()
    {
        var inspection = Inspect("walmart-stores/Walmart_Store_sales.csv");

        // 143 Fridays, of which 86 have a day above 12.
        Assert.Equal("Its name says so; day first: in 86 of 143 different dates the first number is above 12.", Column(inspection, "Date").Why);
        Assert.Equal((FileLayout.Long, Frequency.Weekly, 6_435), (inspection.Layout, inspection.Frequency, inspection.Rows));
        Assert.Equal(["category"], inspection.Questions.Select(question => question.Key));
        Assert.Equal(("", "Store"), (inspection.Questions[0].Options[0].Value, inspection.Questions[0].Options[1].Value));
    }

    [Fact]
    public void A_superstore_has_a_date_of_order_and_one_of_shipping_and_that_is_no_doubt()
    {
        var inspection = Inspect("superstore/superstore_semicolon_decimal-comma_dd.mm.yyyy_cp125x.csv");

        Assert.Equal(
            ["date Order Date", "category Category", "item Product Name", "quantity Quantity", "amount Sales"],
            inspection.Columns.Where(column => column.Role is not null).OrderBy(column => column.Role)
                .Select(column => $"{ImportChoices.KeyOf(column.Role!.Value)} {column.Header}"));
        Assert.Contains("decimal comma:", Column(inspection, "Sales").Why);
        Assert.Equal(9_994, inspection.Rows);
        Assert.Equal(["measure"], inspection.Questions.Select(question => question.Key));
    }

    private static InspectedColumn Column(Inspection inspection, string header) => inspection.Columns.Single(column => column.Header == header);

    private static Inspection Inspect(string file) =>
        TestInspection.Of(SharedData.Require(file), Path.GetFileName(file), Path.GetTempPath(), ImportChoices.None);
}
