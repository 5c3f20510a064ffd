using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets.Levels;

public sealed class LevelsTests : IDisposable
{
    private const string File =
        """
        date,category,item,store,quantity,price,promotion
        2024-01-01,c,x,a,1,10,0
        2024-01-01,c,x,b,2,20,1
        2024-01-02,c,y,a,4,,0
        2024-01-04,c,x,a,8,12,1
        2024-01-04,c,y,b,16,30,0
        2024-01-05,other,z,a,32,1,0
        """;

    private readonly SalesRoom _room = new();

    public LevelsTests() => _room.Settings = _room.Settings with { Data = _room.Settings.Data with { Measure = Measure.Quantity } };

    [Fact]
    public void Every_level_adds_up_its_own_rows_from_its_first_sale_to_the_last_of_the_file()
    {
        _room.Import(File);

        Assert.Equal(
            [
                "c: 2024-01-01 3 4 0 24 0",
                "c/y: 2024-01-02 4 0 16 0",
                "c//b: 2024-01-01 2 0 0 16 0",
                "c/y/b: 2024-01-04 16 0",
                "c//a: 2024-01-01 1 4 0 8 0",
                "c/x: 2024-01-01 3 0 0 8 0",
                "c/x/a: 2024-01-01 1 0 0 8 0",
                "c/y/a: 2024-01-02 4 0 0 0",
                "c/x/b: 2024-01-01 2 0 0 0 0",
            ],
            Levels().Select(Text));
    }

    [Fact]
    public void Only_the_largest_are_kept_and_the_whole_always()
    {
        _room.Import(File);

        Assert.Equal(["c", "c/y", "c//b"], Levels(most: 3).Select(level => level.Series.Id));
        Assert.Equal(["c"], Levels(most: 1).Select(level => level.Series.Id));
    }

    [Fact]
    public void Gaps_are_filled_by_the_rule()
    {
        _room.Import(File);

        Assert.Equal("c/x: 2024-01-01 3 3 3 8 8", Text(Level(new SeriesKey("c", "x"), MissingRule.Previous)));
    }

    [Fact]
    public void One_series_asked_for_by_name_is_the_same_as_among_all()
    {
        _room.Import(File);

        Assert.All(Levels(), among =>
        {
            var alone = Level(among.Key);

            Assert.Equal(Text(among), Text(alone));
            Assert.Equal(Prices(among), Prices(alone));
            Assert.Equal(Promoted(among), Promoted(alone));
        });
    }

    [Fact]
    public void A_series_that_would_repeat_another_can_be_asked_for_all_the_same()
    {
        _room.Import(File);

        Assert.Equal("other/z/a: 2024-01-05 32", Text(Level(new SeriesKey("other", "z", "a"))));
        Assert.Equal(["other"], _room.Sales.Keys(_room.Datasets.Get(null), "other").Select(key => key.ToString()));
    }

    [Fact]
    public void The_whole_is_the_series_of_the_category()
    {
        _room.Import(File);
        var series = _room.Sales.GetSeries(_room.Datasets.Get(null), "c", MissingRule.Interpolate);

        var whole = _room.Sales.GetLevels(_room.Datasets.Get(null), "c", MissingRule.Interpolate, most: 1)[0].Series;

        Assert.Equal((series.Id, series.Start, series.Frequency), (whole.Id, whole.Start, whole.Frequency));
        Assert.Equal(series.Values, whole.Values);
    }

    /// <summary>Mean of 10 and 20; carried over days without any; of 12 and 30; the row without a price has no part in it.</summary>
    [Fact]
    public void The_price_is_the_mean_of_the_rows_that_give_one_and_is_carried_forward()
    {
        _room.Import(File);

        Assert.Equal([15, 15, 15, 21, 21], Prices(Level(new SeriesKey("c"))));
        Assert.Equal([30, 30, 30, 30], Prices(Level(new SeriesKey("c", "y"))));
        Assert.False(Level(new SeriesKey("c", "y", "a")).Covariates.HasPrices);
    }

    [Fact]
    public void The_share_on_offer_is_that_of_the_rows()
    {
        _room.Import(File);

        Assert.Equal([0.5, 0, 0, 0.5, 0], Promoted(Level(new SeriesKey("c"))));
        Assert.Equal([1, 0, 0, 0, 0], Promoted(Level(new SeriesKey("c", "x", "b"))));
    }

    [Fact]
    public void A_file_without_prices_and_promotions_tells_nothing_of_them()
    {
        _room.Import("date,category,quantity\n2024-01-01,c,1\n2024-01-02,c,1\n");

        var covariates = Level(new SeriesKey("c")).Covariates;

        Assert.Equal((false, false, 2, 0), (covariates.HasPrices, covariates.HasPromotions, covariates.Past, covariates.Planned));
    }

    [Fact]
    public void Days_are_gathered_in_the_periods_of_the_file()
    {
        _room.Import(
            """
            date,category,quantity,price,promotion
            2024-01,c,1,10,yes
            2024-01,c,2,20,no
            2024-03,c,4,40,no
            """);

        var level = Level(new SeriesKey("c"));

        Assert.Equal("c: 2024-01-01 3 0 4", Text(level));
        Assert.Equal([15, 15, 40], Prices(level));
        Assert.Equal([0.5, 0, 0], Promoted(level));
    }

    [Theory]
    [InlineData("nobody", null, null, "category")]
    [InlineData("c", "nothing", null, "series")]
    [InlineData("c", "y", "nowhere", "series")]
    public void What_was_never_sold_is_unknown(string category, string? item, string? store, string field)
    {
        _room.Import(File);

        var error = Assert.Throws<UserErrorException>(() => Level(new SeriesKey(category, item, store)));

        Assert.Equal((UserErrorKind.Unknown, field), (error.Kind, error.Field));
    }

    public void Dispose() => _room.Dispose();

    private static string Text(LeveledSeries level) => $"{level.Series.Id}: {level.Series.Start:yyyy-MM-dd} {string.Join(' ', level.Series.Values)}";

    private static double?[] Prices(LeveledSeries level) => [.. Enumerable.Range(0, level.Series.Length).Select(level.Covariates.Price)];

    private static double?[] Promoted(LeveledSeries level) => [.. Enumerable.Range(0, level.Series.Length).Select(level.Covariates.Promoted)];

    private IReadOnlyList<LeveledSeries> Levels(int most = 100) =>
        _room.Sales.GetLevels(_room.Datasets.Get(null), "c", MissingRule.Zero, most);

    private LeveledSeries Level(SeriesKey key, MissingRule rule = MissingRule.Zero) =>
        _room.Sales.GetLevel(_room.Datasets.Get(null), key, rule);
}
