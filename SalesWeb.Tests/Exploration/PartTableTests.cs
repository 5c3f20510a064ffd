using SalesWeb.Datasets;
using SalesWeb.Exploration;

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
        Assert.Equal(2, parts.Makers);
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
    public void Growth_is_against_before_and_growth_of_a_year_against_last_year() =>
        Assert.Equal((2.0, 0.2, 0.5), (new PartMove("Rye", 12, 10, 8).Change, new PartMove("Rye", 12, 10, 8).Growth!.Value, new PartMove("Rye", 12, 10, 8).YearGrowth!.Value));

    [Theory]
    [InlineData(7, "2024-04-15", "2024-05-06", "2024-03-18")]
    [InlineData(31, "2025-01-01", "2025-03-01", "2024-10-01")]
    public void The_newest_part_is_of_four_weeks_or_three_months(int days, string from, string last, string before)
    {
        var dates = Enumerable.Range(0, days == 7 ? 19 : 15).Select(i => days == 7 ? new DateOnly(2024, 1, 1).AddDays(7 * i) : new DateOnly(2024, 1, 1).AddMonths(i));
        using var shop = new Shop("date,category,quantity\n" + string.Concat(dates.SelectMany(date => new[] { $"{date:yyyy-MM-dd},Bread,1\n", $"{date:yyyy-MM-dd},Cake,1\n" })));

        var parts = shop.Explorer.Parts(shop.Scope())!;

        Assert.Equal((DateOnly.Parse(from), true, DateOnly.Parse(before)), (parts.Now!.Value.From, parts.Now.Value.Holds(DateOnly.Parse(last)), parts.Before!.Value.From));
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

        Assert.Equal(makers, shop.Explorer.Parts(shop.Scope("category=Bread"))!.Makers);
    }

    private PartTable Parts(string query) => _shop.Explorer.Parts(_shop.Scope(query))!;
}
