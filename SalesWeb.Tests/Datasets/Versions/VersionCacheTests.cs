using SalesWeb.Datasets;
using SalesWeb.Datasets.Versions;

namespace SalesWeb.Tests.Datasets.Versions;

public sealed class VersionCacheTests : IDisposable
{
    private readonly SalesRoom _room = new();
    private int _computed;

    public VersionCacheTests()
    {
        _room.Import("date,category,amount\n2024-01-01,Bread,1\n2024-01-02,Bread,1\n2024-01-03,Bread,1\n");
        Version = _room.Datasets.Get(null);
    }

    private DatasetVersion Version { get; }

    public void Dispose() => _room.Dispose();

    [Fact]
    public void What_is_kept_is_not_computed_again_and_counted()
    {
        var cache = new VersionCache(100);

        Assert.Equal(["a", "a", "b"], [Ask(cache, "a"), Ask(cache, "a"), Ask(cache, "b")]);
        Assert.Equal(2, _computed);
        Assert.Equal([new CacheState("days", 2, 1, 2)], cache.States());
    }

    [Fact]
    public void Another_version_or_another_revision_is_another_question()
    {
        var cache = new VersionCache(100);

        Ask(cache, "a");
        Ask(cache, "a", version: Version with { Id = 2 });
        Ask(cache, "a", version: Version with { Revision = 1 });
        Ask(cache, "a", version: Version with { IsChosenDefault = false });

        Assert.Equal(3, _computed);
    }

    [Fact]
    public void Whether_it_knows_an_answer_can_be_asked_without_computing_or_counting_it()
    {
        var cache = new VersionCache(100);

        Assert.False(cache.Knows("days", Version, "a"));
        Ask(cache, "a");

        Assert.True(cache.Knows("days", Version, "a"));
        Assert.False(cache.Knows("days", Version with { Revision = 1 }, "a"));
        Assert.Equal([new CacheState("days", 1, 0, 1)], cache.States());
    }

    [Fact]
    public void That_there_is_no_answer_is_kept_too()
    {
        var cache = new VersionCache(100);

        Assert.All(Enumerable.Range(0, 2), _ => Assert.Null(cache.Get<string?>("days", Version, "a", () => { _computed++; return null; }, _ => 1)));

        Assert.Equal(1, _computed);
    }

    [Fact]
    public void It_lets_go_of_what_was_not_asked_for_the_longest()
    {
        var cache = new VersionCache(10);

        Ask(cache, "a", weight: 4);
        Ask(cache, "b", weight: 4);
        Ask(cache, "a");
        Ask(cache, "c", weight: 4);
        Ask(cache, "a");
        Assert.Equal(3, _computed);
        Ask(cache, "b", weight: 4);

        Assert.Equal(4, _computed);
        Assert.Equal(2, cache.States().Single().Entries);
    }

    [Fact]
    public void An_answer_that_is_too_large_for_it_is_given_and_replaced_by_the_next()
    {
        var cache = new VersionCache(10);

        Assert.Equal("a", Ask(cache, "a", weight: 1000));
        Assert.Equal("b", Ask(cache, "b", weight: 1));

        Assert.Equal(1, cache.States().Single().Entries);
    }

    [Fact]
    public async Task Many_who_ask_at_once_compute_it_once()
    {
        var cache = new VersionCache(100);
        using var together = new Barrier(8);
        using var go = new ManualResetEventSlim();

        var asking = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                return cache.Get("days", Version, "a", () => { go.Wait(); Interlocked.Increment(ref _computed); return "a"; }, _ => 1);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToList();
        while (cache.States() is not [{ Hits: 7, Misses: 1 }])
            await Task.Yield();
        go.Set();

        Assert.All(await Task.WhenAll(asking), answer => Assert.Equal("a", answer));
        Assert.Equal(1, _computed);
    }

    [Fact]
    public void What_fails_is_tried_again()
    {
        var cache = new VersionCache(100);

        Assert.Throws<InvalidOperationException>(() => cache.Get<string>("days", Version, "a", () => throw new InvalidOperationException(), _ => 1));

        Assert.Equal("a", Ask(cache, "a"));
    }

    private string Ask(VersionCache cache, string question, int weight = 1, DatasetVersion? version = null) =>
        cache.Get("days", version ?? Version, question, () => { _computed++; return question; }, _ => weight);
}
