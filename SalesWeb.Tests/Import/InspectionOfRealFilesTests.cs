using System.Text;
using SalesWeb.Import;
using SalesWeb.Import.Columns;
using SalesWeb.Series;
using SalesWeb.Tests.Datasets.Importing;

namespace SalesWeb.Tests.Import;

/// <summary>What the inspection says of real files and of made ones in their formats, and why.</summary>
public sealed class InspectionOfRealFilesTests : IDisposable
{
    private const string German = "superstore/superstore_semicolon_decimal-comma_dd.mm.yyyy_cp125x.csv";

    private readonly ScratchFolder _folder = new();

    public static TheoryData<string> Pharmacies => ["made", .. SharedData.Rows("pharma/salesdaily.csv")];

    public static TheoryData<string> Stores => ["made", .. SharedData.Rows("walmart-stores/Walmart_Store_sales.csv")];

    public static TheoryData<string> Orders => ["made", .. SharedData.Rows(German)];

    public void Dispose() => _folder.Dispose();

    /// <summary>After the 12th of their month are 19 days of January, 16 of February and 19 of March, 54 of the 90 of the made file.</summary>
    [Theory]
    [MemberData(nameof(Pharmacies))]
    public void Two_ways_of_writing_dates_are_month_first_and_the_reason_counts_the_dates_that_decide(string file)
    {
        var inspection = Inspect(file, () => MadeFiles.Pharmacy(',', isMixed: true));

        var (decide, dates, groups) = file == "made" ? ("54", "90", 3) : ("1,271", "2,106", 8);
        Assert.Null(inspection.Problem);
        Assert.Equal($"Its name says so; month first: in {decide} of {dates} different dates the second number is above 12.", inspection.Columns[0].Why);
        Assert.Equal(
            (FileLayout.Wide, groups, Frequency.Daily),
            (inspection.Layout, inspection.Columns.Count(column => column.IsCategory), inspection.Frequency));
        Assert.Equal("It is a sum of the others.", inspection.Columns.Single(column => column.Header.StartsWith("Sales=", StringComparison.Ordinal)).Why);
    }

    /// <summary>Of the 40 Fridays of the made file 23 have a day above 12, and 86 of the 143 of the real one.</summary>
    [Theory]
    [MemberData(nameof(Stores))]
    public void Stores_are_day_first_by_the_dates_that_allow_nothing_else(string file)
    {
        var inspection = Inspect(file, MadeFiles.WeeklyStores);

        var (decide, dates, rows) = file == "made" ? (23, 40, 200) : (86, 143, 6_435);
        Assert.Equal($"Its name says so; day first: in {decide} of {dates} different dates the first number is above 12.", Column(inspection, "Date").Why);
        Assert.Equal((FileLayout.Long, Frequency.Weekly, rows), (inspection.Layout, inspection.Frequency, inspection.Rows));
        Assert.Equal(["category"], inspection.Questions.Select(question => question.Key));
        Assert.Equal(("", "Store"), (inspection.Questions[0].Options[0].Value, inspection.Questions[0].Options[1].Value));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_date_of_order_and_one_of_shipping_are_no_doubt(string file)
    {
        var inspection = Inspect(file, () => MadeFiles.Orders("dd.MM.yyyy", ';', Encoding.Latin1));

        Assert.Equal(
            ["date Order Date", "category Category", "item Product Name", "quantity Quantity", "amount Sales"],
            inspection.Columns.Where(column => column.Role is not null).OrderBy(column => column.Role)
                .Select(column => $"{ImportChoices.KeyOf(column.Role!.Value)} {column.Header}"));
        Assert.Contains("decimal comma:", Column(inspection, "Sales").Why);
        Assert.Equal(file == "made" ? 200 : 9_994, inspection.Rows);
        Assert.Equal(["measure"], inspection.Questions.Select(question => question.Key));
    }

    private static InspectedColumn Column(Inspection inspection, string header) => inspection.Columns.Single(column => column.Header == header);

    private Inspection Inspect(string file, Func<byte[]> made)
    {
        if (file != "made")
            return Of(SharedData.Require(file));
        File.WriteAllBytes(_folder.File("made.csv"), made());
        return Of(_folder.File("made.csv"));

        Inspection Of(string path) => TestInspection.Of(path, Path.GetFileName(path), _folder.Root, ImportChoices.None);
    }
}
