using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Exploration;
using SalesWeb.Series;

namespace SalesWeb.Tests.Exploration;

/// <summary>What makes the sales and what moved, worked out by hand.</summary>
public sealed class PartTableTests : IDisposable
{
    private readonly Shop _shop = new(
        """
        date,category,item,store,quantity,price
        2024-01-01,Bread,Rye,North,6,1
        2024-01-02,Bread,Rye,North,2,2
        2024-01-01,Bread,Spelt,South,1,3
        2024-01-02,Bread,Spelt,South,1,3
        2024-01-01,Cake,Plum,North,1,2
        2024-01-02,Cake,Nut,North,9,5

        """);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Parts_are_ranked_with_shares_that_add_up()
    {
        var parts = Parts("measure=quantity&by=item");

        Assert.Equal("Nut 9 0.45 0.45|Rye 8 0.4 0.85|Spelt 2 0.1 0.95|Plum 1 0.05 1", string.Join('|', parts.Ranked.Select(row => $"{row.Name} {row.Value} {row.Share:0.##} {row.Cumulative:0.##}")));
        Assert.Equal(2, parts.ParetoCount);
    }

    /// <summary>Nobody said which item a correction of the whole category is of.</summary>
    [Fact]
    public void What_belongs_to_no_part_is_told_apart()
    {
        Assert.Equal(0, Parts("category=Bread&measure=amount").Besides);
        var version = _shop.Room.Datasets.Get("shop");
        _shop.Amendments.Correct(version, new CorrectionRequest(new SeriesKey("Bread"), new DateOnly(2024, 1, 2), 17, "Ann", "Counted again")); // it was 4 + 3

        Assert.Equal((10, 6), (Parts("category=Bread&measure=amount").Besides, Parts("category=Bread&measure=amount").Ranked.Single(row => row.Name == "Spelt").Value));
        Assert.Equal(0, Parts("category=Bread&measure=quantity").Besides);
    }

    [Fact]
    public void The_newest_part_is_compared_where_nothing_lies_before_the_range()
    {
        var parts = Parts("measure=quantity&by=item");

        Assert.Equal(new DateSpan(new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 2)), parts.Now);
        Assert.Equal(new DateSpan(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 1)), parts.Before);
        Assert.Equal("Nut 9 -|Spelt 0 0|Plum -1 -1|Rye -4 -0.667", string.Join('|', parts.Moves.Select(move => $"{move.Name} {move.Change} {move.Growth?.ToString("0.###") ?? "-"}")));
        Assert.Null(parts.LastYear);
    }

    [Fact]
    public void A_range_with_as_much_before_it_is_compared_with_that()
    {
        var parts = Parts("measure=amount&from=2024-01-02");

        Assert.Equal(new DateOnly(2024, 1, 1), parts.Before!.Value.To);
        Assert.Equal("Cake 43|Bread -2", string.Join('|', parts.Moves.Select(move => $"{move.Name} {move.Change}")));
    }

    [Fact]
    public void Prices_have_no_shares_but_move()
    {
        var parts = Parts("measure=price&by=item");

        Assert.Equal((SalesMeasure.Amount, "Nut"), (parts.RankedBy, parts.Ranked[0].Name));
        Assert.Equal("Rye 1|Spelt 0", string.Join('|', parts.Moves.Select(move => $"{move.Name} {move.Change}")));
    }

    [Theory]
    [InlineData("", "Category Item Store")]
    [InlineData("category=Bread", "Item Store")]
    [InlineData("category=Bread&item=Rye", "Store")]
    [InlineData("store=North", "Category Item")]
    public void What_comes_next_is_first(string query, string expected)
    {
        var parts = Parts(query);

        Assert.Equal(expected, string.Join(' ', parts.Choices));
        Assert.Equal(parts.Choices[0], parts.By);
    }

    [Fact]
    public void An_item_in_a_store_cannot_be_broken_down() =>
        Assert.Null(_shop.Explorer.Parts(_shop.Scope("category=Bread&item=Rye&store=North")));

    [Fact]
    public void What_makes_80_percent_agrees_with_a_slow_loop()
    {
        var random = new Random(4);
        var sizes = Enumerable.Range(0, 60).Select(item => (Name: $"i{item}", Size: 1 + random.Next(1, 40) * random.Next(1, 40))).ToList();
        using var shop = new Shop("date,category,item,quantity\n" + string.Concat(sizes.SelectMany(item => new[] { 1, 2, 3 }.Select(day => $"2024-01-0{day},Bread,{item.Name},{item.Size}\n"))));

        var makers = 0;
        var (sum, total) = (0, sizes.Sum(item => item.Size));
        foreach (var (_, size) in sizes.OrderByDescending(item => item.Size))
        {
            if (5 * sum >= 4 * total)
                break;
            sum += size;
            makers++;
        }

        Assert.Equal(makers, shop.Explorer.Parts(shop.Scope("category=Bread"))!.ParetoCount);
    }

    [Theory]
    [InlineData(10, 7, "2024-02-12 2024-03-10", "2024-01-15 2024-02-11")] // four weeks, each named by its Monday
    [InlineData(7, 7, "2024-01-29 2024-02-18", "2024-01-08 2024-01-28")] // as many as there are twice
    [InlineData(8, 31, "2024-06-01 2024-08-31", "2024-03-01 2024-05-31")] // three months
    public void The_newest_part_is_four_weeks_or_three_months(int periods, int days, string now, string before)
    {
        using var shop = new Shop("date,category,amount\n" + string.Concat(Enumerable.Range(0, periods).Select(period =>
            $"{(days == 7 ? new DateOnly(2024, 1, 1).AddDays(7 * period) : new DateOnly(2024, 1, 1).AddMonths(period)):yyyy-MM-dd},Bread,1\n")));

        var parts = shop.Explorer.Parts(shop.Scope())!;

        Assert.Equal((now, before), ($"{parts.Now!.Value.From:yyyy-MM-dd} {parts.Now.Value.To:yyyy-MM-dd}", $"{parts.Before!.Value.From:yyyy-MM-dd} {parts.Before.Value.To:yyyy-MM-dd}"));
    }

    [Fact]
    public void The_growth_of_a_year_is_counted_from_last_year()
    {
        var move = new PartMove("Rye", Now: 12, Before: 6, LastYear: 10);

        Assert.Equal((6.0, 1.0, 0.2), (move.Change, move.Growth, Math.Round(move.YearGrowth!.Value, 12)));
    }

    private PartTable Parts(string query) => _shop.Explorer.Parts(_shop.Scope(query))!;
}
