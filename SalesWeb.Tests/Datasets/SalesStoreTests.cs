using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets;

public sealed class SalesStoreTests : IDisposable
{
    private const string File =
        """
        date,category,item,quantity,amount
        2024-01-01,10,a,1,5.5
        2024-01-01,10,b,2,6.5
        2024-01-04,10,a,-1,-5.5
        2024-01-02,9,a,1,1
        2024-01-06,rolls,a,1,2
        2024-01-06,Bread,a,1,2
        """;

    private readonly SalesRoom _room = new();

    [Fact]
    public void Categories_are_in_the_order_that_people_expect()
    {
        _room.Import(File);

        Assert.Equal(["9", "10", "Bread", "rolls"], _room.Categories());
    }

    [Fact]
    public void A_category_tells_its_span_its_total_and_its_periods()
    {
        var id = _room.Import(File).VersionId!.Value;

        var ten = _room.Sales.Categories(id)[1];

        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 4), 6.5, 2), (ten.FirstDate, ten.LastDate, ten.Total, ten.Periods));
    }

    [Fact]
    public void Rows_of_one_day_are_added_up()
    {
        _room.Import(File);

        Assert.Equal(["2024-01-01 12", "2024-01-04 -5.5"], _room.Totals("10"));
        Assert.Equal(["2024-01-01 12", "2024-01-02 1", "2024-01-04 -5.5", "2024-01-06 4"], _room.Totals());
    }

    [Fact]
    public void Both_ends_of_a_range_are_included()
    {
        var id = _room.Import(File).VersionId!.Value;

        var totals = _room.Sales.Totals(id, null, new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 4));

        Assert.Equal([2, 4], totals.Select(total => total.Date.Day));
    }

    [Fact]
    public void A_series_goes_from_its_own_first_day_to_the_last_of_the_file()
    {
        _room.Import(File);

        var series = _room.Sales.GetSeries(_room.Datasets.Get(null), "9", MissingRule.Zero);

        Assert.Equal((new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 6)), (series.Start, series.End));
        Assert.Equal([1, 0, 0, 0, 0], series.Values);
    }

    [Fact]
    public void An_unknown_category_names_the_known_ones()
    {
        _room.Import(File);

        var error = Assert.Throws<UserErrorException>(() => _room.Sales.GetSeries(_room.Datasets.Get(null), "<b>", MissingRule.Zero));

        Assert.Equal(UserErrorKind.Unknown, error.Kind);
        Assert.Equal("The dataset \"shop\" has no category \"<b>\"; it has \"9\", \"10\", \"Bread\", \"rolls\".", error.Message);
    }

    [Fact]
    public void More_sums_than_are_held_at_once_are_added_to_what_was_written_before()
    {
        // Every date of 200 years in two categories, twice over: the second time round the first sums are long written.
        var days = Enumerable.Range(0, 73_000).Select(i => new DateOnly(1900, 1, 1).AddDays(i)).ToList();
        var rows = string.Concat(days.Concat(days).Select(day => $"{day:yyyy-MM-dd},{day.Year % 2},1,\n"));

        var report = _room.Import("date,category,quantity,price\n" + rows);

        Assert.Equal((146_000, 146_000.0), (report.RowsImported, report.Total));
        var totals = _room.Sales.Totals(report.VersionId!.Value, null, null, null);
        Assert.Equal(73_000, totals.Count);
        Assert.All(totals, total => Assert.Equal(2, total.Value));
    }

    public void Dispose() => _room.Dispose();
}
