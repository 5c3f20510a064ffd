using SalesWeb.Series;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Import;

public sealed class PlannedRowsTests : IDisposable
{
    private const string File =
        """
        date,category,item,amount,price,promotion
        2024-01-01,c,x,10,5,0
        2024-01-01,c,y,20,4,0
        2024-01-02,c,x,30,5,0
        2024-01-03,c,x,,6,1
        2024-01-03,c,y,,3,0
        2024-01-05,c,x,,7,0
        """;

    private readonly SalesRoom _room = new();

    [Fact]
    public void Plans_end_no_series_and_count_as_no_sale()
    {
        var report = _room.Import(File);

        Assert.Equal((6, 6, 0), (report.RowsRead, report.RowsImported, report.RowsRejected));
        Assert.Equal((new DateOnly(2024, 1, 2), 60.0, 0), (report.To, report.Total, report.MissingPeriods));
        Assert.Equal(["2024-01-01 30", "2024-01-02 30"], _room.Totals("c"));
        Assert.Contains("2 planned days after 2024-01-02, with prices and promotions.", report.Notes);
    }

    [Fact]
    public void Planned_prices_and_promotions_stand_behind_the_end_of_the_series()
    {
        _room.Import(File);

        Assert.Equal("2 past, 3 planned, prices 4.5 5 4.5 4.5 7 7, promoted 0 0 0.5 0 0 0", Describe(new SeriesKey("c")));
        Assert.Equal("2 past, 3 planned, prices 5 5 6 6 7 7, promoted 0 0 1 0 0 0", Describe(new SeriesKey("c", "x")));
        Assert.Equal("2 past, 1 planned, prices 4 4 3 3, promoted 0 0 0 0", Describe(new SeriesKey("c", "y")));
    }

    [Fact]
    public void The_order_of_the_file_makes_no_difference()
    {
        var lines = File.Split('\n');
        var report = _room.Import(string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])));

        Assert.Equal((6, 0, new DateOnly(2024, 1, 2)), (report.RowsImported, report.RowsRejected, report.To));
        Assert.Equal("2 past, 3 planned, prices 5 5 6 6 7 7, promoted 0 0 1 0 0 0", Describe(new SeriesKey("c", "x")));
    }

    [Fact]
    public void A_row_without_a_sale_before_the_last_one_stays_an_error_in_its_place()
    {
        _room.Settings = Lenient.Settings;
        var report = _room.Import(
            """
            date,category,amount,price
            2024-01-05,a,,5
            2024-01-01,a,5,5
            2024-01-02,a,five,5
            2024-01-06,a,5,5
            2024-01-03,a,,5
            2024-01-07,a,,5
            2024-01-08,a,5,5
            2024-01-08,a,,5
            2024-01-09,a,,
            2024-01-09,a,,4
            2024-01-08,a,5,5
            2024-01-08,a,5,5
            2024-01-08,a,5,5
            2024-01-08,a,5,5
            """);

        Assert.Equal([2, 4, 6, 7, 9, 10], report.Rejected.Select(row => row.Line));
        Assert.All(report.Rejected.Where(row => row.Line != 4), row => Assert.Equal("is empty, and so it is not known what was sold", row.Reason));
        Assert.Equal((14, 8, 6), (report.RowsRead, report.RowsImported, report.RowsRejected));
        Assert.Contains("1 planned day after 2024-01-08, with prices.", report.Notes);
        Assert.Equal("8 past, 1 planned, prices 5 5 5 5 5 5 5 5 4 4, promoted none", Describe(new SeriesKey("a")));
    }

    [Fact]
    public void What_is_planned_and_never_sold_is_left_out_and_said()
    {
        var report = _room.Import(File + "\n2024-01-03,c,new,,9,0\n2024-01-03,future,x,,9,0\n");

        Assert.Equal((1, 2), (report.Categories, report.Series));
        Assert.Contains("Left out: the plans for 2 combinations of category, item and store of which nothing was sold yet.", report.Notes);
        Assert.Equal(["c"], _room.Categories());
        Assert.Equal(["c", "c/x", "c/y"], _room.Sales.Keys(_room.Datasets.Get(null), "c").Select(key => key.ToString()));
    }

    [Fact]
    public void A_file_of_plans_alone_is_refused()
    {
        var refusal = _room.Refusal("date,category,amount,price\n2024-01-01,c,,5\n2024-01-02,c,,5\n", (SalesWeb.Import.Headings.Role.Amount, "amount"));

        Assert.Contains("2 of 2 rows cannot be read", refusal.Message);
    }

    [Fact]
    public void A_dry_run_says_the_same()
    {
        var dry = _room.ImportFile(_room.Write(System.Text.Encoding.UTF8.GetBytes(File)), dryRun: true);

        Assert.Equal(dry.Notes, _room.Import(File).Notes);
    }

    [Fact]
    public void A_wide_file_plans_promotions_for_all_its_categories()
    {
        var report = _room.Import("date,Bread,Cake,promotion\n2024-01-01,1,2,no\n2024-01-02,1,,yes\n2024-01-03,,,yes\n");

        Assert.Equal((3, 0, new DateOnly(2024, 1, 2)), (report.RowsImported, report.RowsRejected, report.To));
        Assert.Contains("1 planned day after 2024-01-02, with promotions.", report.Notes);
        Assert.Equal("2 past, 1 planned, prices none, promoted 0 0 1 0", Describe(new SeriesKey("Cake")));
    }

    [Fact]
    public void Plans_are_gathered_in_the_weeks_of_the_file()
    {
        var report = _room.Import(
            """
            week,category,quantity,price
            2024-01-01,c,1,2
            2024-01-08,c,2,2
            2024-01-15,c,,4
            2024-01-15,c,,6
            """);

        Assert.Equal((Frequency.Weekly, new DateOnly(2024, 1, 8)), (report.Frequency, report.To));
        Assert.Contains("1 planned week after 2024-01-08, with prices.", report.Notes);
        Assert.Equal("2 past, 1 planned, prices 2 2 5 5, promoted none", Describe(new SeriesKey("c")));
    }

    [Fact]
    public void A_plan_for_a_day_that_no_forecast_reaches_is_passed_over()
    {
        _room.Import("date,category,quantity,price\n2024-01-01,c,1,2\n2024-01-02,c,1,2\n2024-01-04,c,,3\n2099-12-31,c,,9\n");

        Assert.Equal("2 past, 2 planned, prices 2 2 2 3 3, promoted none", Describe(new SeriesKey("c")));
    }

    public void Dispose() => _room.Dispose();

    private LeveledSeries Level(SeriesKey key) => _room.Sales.GetLevel(_room.Datasets.Get(null), key, MissingRule.Zero);

    /// <summary>The covariates up to the first period behind the plan.</summary>
    private string Describe(SeriesKey key)
    {
        var known = Level(key).Covariates;
        var periods = Enumerable.Range(0, known.Past + known.Planned + 1).ToList();
        var prices = known.HasPrices ? string.Join(' ', periods.Select(known.Price)) : "none";
        var promoted = known.HasPromotions ? string.Join(' ', periods.Select(known.Promoted)) : "none";
        return $"{known.Past} past, {known.Planned} planned, prices {prices}, promoted {promoted}";
    }
}
