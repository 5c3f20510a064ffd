using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets;

/// <summary>What was sold day by day, worked out by hand from a few rows.</summary>
public sealed class DayStoreTests : IDisposable
{
    private const string Rows =
        """
        date,category,item,store,quantity,price,promotion
        2024-01-01,Bread,Rye,North,2,3.5,0
        2024-01-01,Bread,Rye,South,1,3.5,1
        2024-01-02,Bread,Spelt,North,4,4,0
        2024-01-03,Cake,Plum,North,5,2,0

        """;

    private readonly SalesRoom _room = new();

    [Theory]
    [InlineData(null, null, null, "01:3/10.5 02:4/16 03:5/10")]
    [InlineData("Bread", null, null, "01:3/10.5 02:4/16")]
    [InlineData("Bread", "Rye", null, "01:3/10.5")]
    [InlineData("Bread", "Rye", "South", "01:1/3.5")]
    [InlineData(null, null, "North", "01:2/7 02:4/16 03:5/10")]
    [InlineData(null, "Plum", null, "03:5/10")]
    [InlineData("Pie", null, null, "")]
    [InlineData("Cake", "Rye", null, "")]
    public void Any_selection_is_added_up_by_day(string? category, string? item, string? store, string expected)
    {
        var version = _room.Import(Rows).VersionId!.Value;

        var days = _room.Days.Days(version, new SalesSelection(category, item, store));

        Assert.Equal(expected, string.Join(' ', days.Select(day => $"{day.Date:dd}:{day.Quantity}/{day.Amount}")));
    }

    [Fact]
    public void Prices_are_means_and_promotions_are_counted()
    {
        var version = _room.Import(Rows).VersionId!.Value;

        var first = _room.Days.Days(version, SalesSelection.All)[0];

        Assert.Equal((2, 2, 3.5, 1), (first.Rows, first.Priced, first.Price, first.Promoted));
    }

    [Theory]
    [InlineData(null, SalesPart.Category, "Bread 3/4 Cake -/5")]
    [InlineData(null, SalesPart.Store, "North 2/9 South 1/-")]
    [InlineData("Bread", SalesPart.Item, "Rye 3/- Spelt -/4")]
    public void A_selection_is_broken_down_into_its_parts_for_each_span(string? category, SalesPart by, string expected)
    {
        var version = _room.Import(Rows).VersionId!.Value;
        DateSpan[] spans = [new(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 1)), new(new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 9))];

        var parts = _room.Days.Breakdown(version, new SalesSelection(category), by, spans);

        Assert.Equal(expected, string.Join(' ', parts.Select(part => $"{part.Name} {part.Spans[0]?.Quantity.ToString() ?? "-"}/{part.Spans[1]?.Quantity.ToString() ?? "-"}")));
    }

    [Fact]
    public void A_part_that_only_a_correction_gives_sales_in_a_span_is_there()
    {
        var report = _room.Import(Rows);
        new AmendmentStore(_room.Database, _room.Sales, _room.Days, TimeProvider.System).Correct(
            _room.Datasets.Get(null), new CorrectionRequest(new SeriesKey("Bread", "Rye"), new DateOnly(2024, 1, 3), 7, "Ann", "The till was broken"));

        var parts = _room.Days.Breakdown(report.VersionId!.Value, SalesSelection.All, SalesPart.Item, [new(new DateOnly(2024, 1, 3), new DateOnly(2024, 1, 3))]);

        Assert.Equal(["Plum 10", "Rye 7"], parts.Select(part => $"{part.Name} {part.Spans[0]?.Amount}"));
    }

    public void Dispose() => _room.Dispose();
}
