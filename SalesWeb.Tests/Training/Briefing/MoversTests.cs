using SalesWeb.Datasets;
using SalesWeb.Series;
using SalesWeb.Training.Briefing;

namespace SalesWeb.Tests.Training.Briefing;

public class MoversTests
{
    private static readonly DateOnly Monday = new(2024, 1, 1);

    [Fact]
    public void What_changed_most_in_pieces_or_money_comes_first_whatever_the_per_cent()
    {
        var movers = Of(Sums("Small", now: 3, before: 1), Sums("Large", now: 1100, before: 1000), Sums("Down", now: 40, before: 50), Sums("Gone", now: null, before: 25), Sums("Same", now: 5, before: 5));

        Assert.Equal([("Large", 100.0, 0.1), ("Small", 2.0, 2.0)], movers.Risen.Select(one => (one.Name, one.Change, one.Fraction!.Value)));
        Assert.Equal([("Gone", -25.0, -1.0), ("Down", -10.0, -0.2)], movers.Fallen.Select(one => (one.Name, one.Change, one.Fraction!.Value)));
    }

    [Fact]
    public void What_is_new_has_no_per_cent()
    {
        var mover = Assert.Single(Of(Sums("New", now: 7, before: null)).Risen);

        Assert.Equal((7.0, 0.0, (double?)null), (mover.Change, mover.Before, mover.Fraction));
    }

    [Fact]
    public void The_year_before_is_told_where_it_was_asked_for()
    {
        Assert.Equal(9, Assert.Single(Of(Sums("A", 2, 1, 9)).Risen).YearBefore);
        Assert.Equal(0, Assert.Single(Of(new PartSums("A", [Sum(2), Sum(1), null])).Risen).YearBefore);
        Assert.Null(Assert.Single(Of(Sums("A", 2, 1)).Risen).YearBefore);
    }

    [Fact]
    public void Five_of_each_kind_are_named_and_none_without_a_name()
    {
        var categories = Enumerable.Range(1, 8).Select(rise => (SalesPart.Category, Sums($"c{rise}", 10 + rise, 10)));
        var items = Enumerable.Range(1, 3).Select(rise => (SalesPart.Item, Sums($"i{rise}", 10 + rise, 10))).Append((SalesPart.Item, Sums("", 1000, 0)));

        var movers = Movers.Of(Window, Measure.Amount, [.. categories, .. items]);

        Assert.Equal(["c8", "c7", "c6", "c5", "c4"], movers.Of(SalesPart.Category).Risen.Select(one => one.Name));
        Assert.Equal(["i3", "i2", "i1"], movers.Of(SalesPart.Item).Risen.Select(one => one.Name));
        Assert.Empty(movers.Fallen);
    }

    [Fact]
    public void The_longest_window_with_something_before_it_is_compared()
    {
        Assert.Null(Movers.WindowOf(Now(13)));
        Assert.Equal(7, Movers.WindowOf(Now(28))!.Length);
        Assert.Equal(28, Movers.WindowOf(Now(56))!.Length);
    }

    [Fact]
    public void Spans_hold_every_date_of_their_periods()
    {
        var days = Versions.Days(Frequency.Monthly, new DateOnly(2023, 1, 1), 15, _ => 1);
        var window = SalesNow.Of(Versions.Of(Frequency.Monthly, days[0].Date, days[^1].Date), days, new DateOnly(2030, 1, 1)).Windows[0];

        Assert.Equal(
            [(new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 31)), (new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 29)), (new DateOnly(2023, 3, 1), new DateOnly(2023, 3, 31))],
            Movers.SpansOf(window).Select(span => (span.From, span.To)));
    }

    private static SalesWindow Window { get; } = Now(28).Windows[0];

    private static SalesNow Now(int days) =>
        SalesNow.Of(Versions.Of(Frequency.Daily, Monday, Monday.AddDays(days - 1)), Versions.Days(Frequency.Daily, Monday, days, _ => 1), new DateOnly(2030, 1, 1));

    private static Movers Of(params PartSums[] sums) => Movers.Of(Window, Measure.Amount, sums.Select(one => (SalesPart.Category, one)));

    private static PartSums Sums(string name, double? now, double? before, double? year = null) =>
        new(name, year is null ? [Sum(now), Sum(before)] : [Sum(now), Sum(before), Sum(year)]);

    private static DaySum? Sum(double? amount) => amount is { } value ? Versions.Day(Monday, value) : null;
}
