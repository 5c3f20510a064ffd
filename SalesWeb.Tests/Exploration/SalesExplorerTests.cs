using SalesWeb.Datasets.Amendments;
using SalesWeb.Datasets.Versions;
using SalesWeb.Exploration;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Tests.Datasets;

namespace SalesWeb.Tests.Exploration;

public sealed class SalesExplorerTests : IDisposable
{
    private readonly SalesRoom _room = new();

    /// <summary>Ten days from Monday, 1 January 2024, of which the 4th, 5th and 6th are missing; a day sells 2 to the power of its date's day.</summary>
    public SalesExplorerTests() => _room.Import(
        "date,category,amount\n" + string.Concat(new[] { 1, 2, 3, 7, 8, 9, 10 }.Select(day => $"2024-01-{day:00},Bread,{1 << day}\n")));

    public void Dispose() => _room.Dispose();

    [Fact]
    public void An_average_looks_back_over_the_edge_of_the_range()
    {
        var table = Look(new SalesView { From = Day(8), Average = 2 });

        Assert.Equal([(128 + 256) / 2.0, (256 + 512) / 2.0, (512 + 1024) / 2.0], table.Rows.Select(row => row.Average));
    }

    [Fact]
    public void An_average_lacks_only_what_was_before_the_first_sales() =>
        Assert.Equal([null, 3.0, 6.0], Look(new SalesView { To = Day(3), Average = 2 }).Rows.Select(row => row.Average));

    [Fact]
    public void A_range_that_begins_and_ends_in_a_gap_has_every_day_and_counts_what_was_filled()
    {
        var table = Look(new SalesView { From = Day(5), To = Day(8) });

        Assert.Equal([Day(5), Day(6), Day(7), Day(8)], table.Rows.Select(row => row.Date));
        Assert.Equal([0.0, 0, 128, 256], table.Rows.Select(row => row.Value!.Value));
        Assert.Equal(2, table.Filled);
    }

    [Theory]
    [InlineData(MissingRule.Zero, 0, 0)]
    [InlineData(MissingRule.Previous, 8, 8)]
    [InlineData(MissingRule.Interpolate, 68, 98)]
    public void What_is_filled_in_is_the_same_wherever_the_range_is_cut(MissingRule rule, double fifth, double sixth)
    {
        var table = Look(new SalesView { From = Day(5), To = Day(6) }, rule);

        Assert.Equal([fifth, sixth], table.Rows.Select(row => row.Value!.Value));
        Assert.Equal(2, table.Filled);
    }

    [Fact]
    public void A_week_that_the_range_cuts_holds_the_days_in_it_and_is_not_whole_but_averages_are_over_whole_weeks()
    {
        var january = new DateOnly(2024, 1, 1);
        _room.Import("date,category,amount\n" + string.Concat(Enumerable.Range(0, 21).Select(day => $"{january.AddDays(day):yyyy-MM-dd},Bread,{day}\n")));

        var cut = Look(new SalesView { Unit = PeriodUnit.Week, Average = 2, From = Day(10), To = Day(20) });

        Assert.Equal(
            [(Day(8), 9 + 10 + 11 + 12 + 13.0, Enumerable.Range(0, 14).Sum() / 2.0, false), (Day(15), 14 + 15 + 16 + 17 + 18 + 19.0, Enumerable.Range(7, 14).Sum() / 2.0, false)],
            cut.Rows.Select(row => (row.Date, row.Value!.Value, row.Average!.Value, row.IsWhole)));
        Assert.Equal(Enumerable.Range(9, 11).Sum(), cut.Total);
        Assert.True(Look(new SalesView { Unit = PeriodUnit.Week }).Rows[0].IsWhole);
    }

    /// <summary>Ten a day from a Wednesday to a Tuesday: every whole week is 70, and so is every mean of four.</summary>
    [Fact]
    public void A_week_that_the_data_cuts_is_in_no_average()
    {
        var wednesday = new DateOnly(2024, 1, 3);
        _room.Import("date,category,amount\n" + string.Concat(Enumerable.Range(0, 70).Select(day => $"{wednesday.AddDays(day):yyyy-MM-dd},Bread,10\n")));

        var averages = Look(new SalesView { Unit = PeriodUnit.Week, Average = 4 }).Rows.Select(row => row.Average);

        Assert.Equal([null, null, null, null, 70, 70, 70, 70, 70, 70, null], averages);
    }

    [Fact]
    public void A_range_before_the_first_sales_of_a_category_is_refused()
    {
        _room.Import("date,category,amount\n2024-01-01,Bread,1\n2024-01-02,Bread,1\n2024-01-03,Bread,1\n2024-01-03,Rolls,1\n");

        var refusal = Assert.Throws<UserErrorException>(() => Look(new SalesView { Category = "Rolls", To = Day(2) }));

        Assert.Equal(("There are no sales in this range.", "from"), (refusal.Message, refusal.Field));
    }

    /// <summary>Nobody said which part of the category was wrong, so what an item sold stays as it is, and nothing of it is marked.</summary>
    [Fact]
    public void A_correction_of_a_category_is_marked_where_it_counts_and_not_in_the_chart_of_an_item()
    {
        using var shop = new Shop("date,category,item,amount\n2024-01-01,Bread,Rye,1\n2024-01-01,Bread,Spelt,1\n2024-01-02,Bread,Rye,1\n2024-01-03,Bread,Rye,1\n");
        shop.Amendments.Correct(shop.Scope().Version, new CorrectionRequest(new SeriesKey("Bread"), new DateOnly(2024, 1, 1), 9, "Ann", "Why"));
        shop.Amendments.Correct(shop.Scope().Version, new CorrectionRequest(new SeriesKey("Bread", "Spelt"), new DateOnly(2024, 1, 1), 3, "Ann", "Why"));

        Assert.Equal([9.0], shop.Look().Corrections.Select(correction => correction.Value!.Value));
        Assert.Equal([9.0], shop.Look("category=Bread").Corrections.Select(correction => correction.Value!.Value));
        Assert.Equal([3.0], shop.Look("category=Bread&item=Spelt").Corrections.Select(correction => correction.Value!.Value));
        Assert.Empty(shop.Look("category=Bread&item=Rye").Corrections);
        Assert.Empty(shop.Look("from=2024-01-02").Corrections);
    }

    private static DateOnly Day(int day) => new(2024, 1, day);

    private SalesTable Look(SalesView view, MissingRule rule = MissingRule.Zero)
    {
        var settings = new SalesWebSettings { Data = new DataSettings { MissingPeriods = rule } };
        return new SalesExplorer(
            _room.Datasets, _room.Versions, _room.Sales, _room.Days, new AmendmentStore(_room.Database, _room.Sales, _room.Days, TimeProvider.System), new VersionCache(), settings).Look(view);
    }
}
