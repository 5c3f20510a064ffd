using SalesWeb.Datasets;

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

    public void Dispose() => _room.Dispose();
}
