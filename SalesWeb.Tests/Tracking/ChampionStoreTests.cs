using SalesWeb.Tracking;

namespace SalesWeb.Tests.Tracking;

public sealed class ChampionStoreTests : IDisposable
{
    private readonly TrackingFolder _folder = new();
    private readonly ChampionStore _champions;
    private readonly RunStore _runs;

    public ChampionStoreTests() =>
        (_champions, _runs) = (new ChampionStore(_folder.Database, TimeProvider.System), new RunStore(_folder.Database, TimeProvider.System));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_category_has_one_champion_the_last_that_was_promoted()
    {
        var run = Run();
        _champions.Promote(Row(run, "Bread", "A"));
        _champions.Promote(Row(run, "Bread", "B") with { ByRule = false, Standing = "{\"x\":1}" });

        var champion = Assert.Single(_champions.List("shop"));
        Assert.Equal(("Bread", "B", run, false, "{\"x\":1}"), (champion.Category, champion.Model, champion.RunId, champion.ByRule, champion.Standing));
        Assert.True(champion.PromotedAt > DateTimeOffset.UnixEpoch);
        Assert.Null(_champions.Find("other", "Bread"));
    }

    [Fact]
    public void A_backtest_ends_and_promotes_or_does_neither()
    {
        var run = Run();
        _champions.FinishAndPromote(run, "shop", _ => [Row(run, "Bread", "A"), Row(run, "Cakes", "B")]);
        Assert.Equal(["A", "B"], _champions.List("shop").Select(one => one.Model));

        Assert.Throws<InvalidOperationException>(() => _champions.FinishAndPromote(run, "shop", _ => [Row(run, "Bread", "C")]));
        Assert.Equal("A", _champions.Find("shop", "Bread")!.Model);
    }

    [Fact]
    public void A_backtest_chooses_among_the_champions_as_they_are_when_it_ends()
    {
        var run = Run();
        _champions.Promote(Row(run, "Bread", "ByHand") with { ByRule = false });
        _champions.Promote(Row(run, "Tea", "A") with { Dataset = "other" });
        IReadOnlyList<ChampionRow> seen = [];

        _champions.FinishAndPromote(run, "shop", present =>
        {
            seen = present;
            return [];
        });

        var row = Assert.Single(seen);
        Assert.Equal(("Bread", "ByHand", false), (row.Category, row.Model, row.ByRule));
        Assert.Equal("ByHand", _champions.Find("shop", "Bread")!.Model);
    }

    [Fact]
    public void What_cannot_be_kept_leaves_the_run_running()
    {
        var run = Run();

        Assert.ThrowsAny<Exception>(() => _champions.FinishAndPromote(run, "shop", _ => [Row(run, "Bread", "A"), Row(run + 1, "Cakes", "A")]));

        Assert.Empty(_champions.List("shop"));
        Assert.Equal(RunStatus.Running, new RunQuery(_folder.Database).Find(run)!.Status);
    }

    [Fact]
    public void The_champions_of_a_dataset_go_with_it()
    {
        var run = Run();
        _champions.Promote(Row(run, "Bread", "A"));
        _champions.Promote(Row(run, "Bread", "A") with { Dataset = "other" });

        _champions.Withdraw("shop");

        Assert.Empty(_champions.List("shop"));
        Assert.Single(_champions.List("other"));
    }

    [Fact]
    public void In_few_words_they_are_the_same()
    {
        var run = Run();
        _champions.Promote(Row(run, "Bread", "A"));
        _champions.Promote(Row(run, "Bread", "A") with { Dataset = "other" });
        var row = _champions.Find("shop", "Bread")!;

        var head = Assert.Single(_champions.Heads("shop"));

        Assert.Equal((row.Category, row.Model, row.RunId, row.PromotedAt), (head.Category, head.Model, head.RunId, head.PromotedAt));
    }

    private long Run() => _runs.Start(new RunStart { Experiment = "e", Name = "Backtest-shop", Dataset = "shop", Model = "Backtest" });

    private static ChampionRow Row(long run, string category, string model) =>
        new() { Dataset = "shop", Category = category, Model = model, RunId = run, Standing = "{}", ByRule = true };
}
