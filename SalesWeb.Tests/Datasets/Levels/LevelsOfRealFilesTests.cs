using SalesWeb.Series;
using SalesWeb.Tests.Datasets.Importing;

namespace SalesWeb.Tests.Datasets.Levels;

public sealed class LevelsOfRealFilesTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Fact]
    public void Three_items_in_two_stores_make_12_series_of_which_each_level_adds_up_to_the_whole()
    {
        _room.Import(MadeFiles.StoresAndItems());

        var levels = _room.Sales.GetLevels(_room.Datasets.Get(null), "sales", MissingRule.Zero, most: 1_000);

        Assert.Equal(1 + 3 + 2 + 6, levels.Count);
        Assert.All(levels, level => Assert.Equal((60, new DateOnly(2021, 3, 1)), (level.Series.Length, level.Series.End)));
        var whole = levels[0].Series.Values;
        Assert.Equal(Enumerable.Range(0, 60).Select(day => (double)(6 * 10 + (2 * 3 * (1 + 2 + 3)) + (3 * (1 + 2)) + (6 * (day * 5 % 7)))), whole);
        AssertAddsUp(whole, levels.Where(level => level.Key is { Item: not null, Store: null }));
        AssertAddsUp(whole, levels.Where(level => level.Key is { Item: null, Store: not null }));
        AssertAddsUp(whole, levels.Where(level => level.Key is { Item: not null, Store: not null }));
    }

    [Fact]
    public void Five_weekly_stores_end_with_the_file_and_the_largest_comes_first()
    {
        _room.Import(MadeFiles.WeeklyStores());

        var levels = _room.Sales.GetLevels(_room.Datasets.Get(null), "Weekly_Sales", MissingRule.Zero, most: 11);

        Assert.Equal([null, "5", "4", "3", "2", "1"], levels.Select(level => level.Key.Store));
        Assert.All(levels, level => Assert.Equal((40, new DateOnly(2021, 10, 8)), (level.Series.Length, level.Series.End)));
    }

    [Fact]
    public void Fifty_items_in_ten_stores_make_561_series_of_which_each_level_adds_up_to_the_whole()
    {
        _room.ImportFile(SharedData.Require("store-item/train.csv.gz"));
        var version = _room.Datasets.Get(null);

        var levels = _room.Sales.GetLevels(version, "sales", MissingRule.Zero, most: 1_000);

        Assert.Equal(1 + 50 + 10 + 500, levels.Count);
        Assert.Equal(levels.Select(level => level.Key).ToHashSet(), [.. _room.Sales.Keys(version, "sales")]);
        Assert.All(levels, level => Assert.Equal((1_826, new DateOnly(2017, 12, 31)), (level.Series.Length, level.Series.End)));
        var whole = levels[0].Series.Values;
        Assert.Equal(47_704_512, whole.Sum());
        AssertAddsUp(whole, levels.Where(level => level.Key is { Item: not null, Store: null }));
        AssertAddsUp(whole, levels.Where(level => level.Key is { Item: null, Store: not null }));
        AssertAddsUp(whole, levels.Where(level => level.Key is { Item: not null, Store: not null }));

        // The first rows of the file: item 1 in store 1 sold 13, 11, 14, 13 and 10 pieces.
        Assert.Equal([13, 11, 14, 13, 10], _room.Sales.GetLevel(version, new SeriesKey("sales", "1", "1"), MissingRule.Zero).Series.Values[..5]);
    }

    [Fact]
    public void Weekly_stores_end_with_the_file()
    {
        _room.ImportFile(SharedData.Require("walmart-stores/Walmart_Store_sales.csv"));

        var levels = _room.Sales.GetLevels(_room.Datasets.Get(null), "Weekly_Sales", MissingRule.Zero, most: 11);

        Assert.Equal(11, levels.Count);
        Assert.All(levels, level => Assert.Equal((143, new DateOnly(2012, 10, 26)), (level.Series.Length, level.Series.End)));
        Assert.Equal(levels.Skip(1).OrderByDescending(level => level.Series.Values.Sum()), levels.Skip(1));
    }

    public void Dispose() => _room.Dispose();

    private static void AssertAddsUp(IReadOnlyList<double> whole, IEnumerable<LeveledSeries> parts)
    {
        var sums = new double[whole.Count];
        foreach (var part in parts)
        {
            for (var period = 0; period < sums.Length; period++)
                sums[period] += part.Series.Values[period];
        }

        Assert.Equal(whole, sums);
    }
}
