namespace SalesWeb.Tests.Datasets.Levels;

public sealed class CategoryLevelsTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Fact]
    public void Items_stores_and_items_in_stores_are_in_natural_order() => Assert.Equal(
        ["c", "c/2", "c/10", "c//a", "c//b", "c/2/a", "c/2/b", "c/10/a", "c/10/b"],
        Keys("10 b", "2 a", "10 a", "2 b"));

    [Fact]
    public void Without_stores_there_are_only_items() => Assert.Equal(["c", "c/x", "c/y"], Keys("y ", "x "));

    [Fact]
    public void Without_items_there_are_only_stores() => Assert.Equal(["c", "c//x", "c//y"], Keys(" y", " x"));

    [Fact]
    public void One_item_is_not_told_again() => Assert.Equal(["c", "c//a", "c//b"], Keys("x a", "x b"));

    [Fact]
    public void A_single_combination_is_the_category_itself() => Assert.Equal(["c"], Keys("x a"));

    /// <summary>Store b sells item y alone, and item y is sold nowhere else; item z is sold in store a alone.</summary>
    [Fact]
    public void A_store_or_pair_that_repeats_an_item_is_left_out() => Assert.Equal(
        ["c", "c/x", "c/y", "c/z", "c//a", "c//d", "c/x/a", "c/x/d"],
        Keys("x a", "z a", "y b", "x d", "w d").Where(key => key != "c/w"));

    [Fact]
    public void Rows_without_an_item_count_in_the_store_and_the_whole_only() =>
        Assert.Equal(["c", "c/x", "c//a", "c//b", "c/x/a"], Keys("x a", " a", "x b"));

    public void Dispose() => _room.Dispose();

    /// <summary>The keys of a category c that sold these items in these stores, each written "item store".</summary>
    private string[] Keys(params string[] parts)
    {
        var rows = parts.Select(part => part.Split(' ')).Select(part => $"2024-01-01,c,{part[0]},{part[1]},1");
        _room.Import($"date,category,item,store,quantity\n{string.Join('\n', rows)}\n");
        return [.. _room.Sales.Keys(_room.Datasets.Get(null), "c").Select(key => key.ToString())];
    }
}
