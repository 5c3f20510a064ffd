using SalesWeb.Forecasting;
using SalesWeb.Series;
using SalesWeb.Training.Champions;

namespace SalesWeb.Tests.Training.Champions;

public sealed class FitCacheTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public void A_fit_is_computed_once()
    {
        var cache = new FitCache(maxSeries: 10);
        var first = cache.GetOrFit(Key("A"), () => Fits(1), Test);

        Assert.Same(first, cache.GetOrFit(Key("A"), () => throw new InvalidOperationException("fitted twice"), Test));
        Assert.Same(first, cache.Find(Key("A")));
        Assert.Null(cache.Find(Key("B")));
    }

    [Fact]
    public void A_full_cache_loses_its_least_recently_used_fit_and_no_other()
    {
        var cache = new FitCache(maxSeries: 3);
        foreach (var model in new[] { "A", "B", "C" })
            cache.GetOrFit(Key(model), () => Fits(1), Test);
        cache.Find(Key("A"));

        cache.GetOrFit(Key("D"), () => Fits(1), Test);

        Assert.Null(cache.Find(Key("B")));
        Assert.All(new[] { "A", "C", "D" }, model => Assert.NotNull(cache.Find(Key(model))));
    }

    [Fact]
    public void The_1001st_fit_evicts_one_of_1000()
    {
        var cache = new FitCache(maxSeries: 1000);
        for (var n = 0; n <= 1000; n++)
            cache.GetOrFit(Key($"{n}"), () => Fits(1), Test);

        Assert.Equal(1000, cache.Count);
        Assert.Null(cache.Find(Key("0")));
    }

    [Fact]
    public void A_fit_of_more_series_than_the_cache_holds_stays_until_the_next()
    {
        var cache = new FitCache(maxSeries: 3);
        cache.GetOrFit(Key("Small"), () => Fits(1), Test);
        cache.GetOrFit(Key("Large"), () => Fits(5), Test);
        Assert.Equal((1, true), (cache.Count, cache.Find(Key("Large")) is not null));

        cache.GetOrFit(Key("Small"), () => Fits(1), Test);
        Assert.Equal((1, true), (cache.Count, cache.Find(Key("Small")) is not null));
    }

    [Fact]
    public async Task A_caller_that_is_cancelled_does_not_cancel_another_that_waits_for_the_same_fit()
    {
        var cache = new FitCache(maxSeries: 10);
        using var cancel = new CancellationTokenSource();
        var isFitting = new TaskCompletionSource();
        var cancelled = Task.Run(
            () => cache.GetOrFit(
                Key("A"),
                () =>
                {
                    isFitting.SetResult();
                    cancel.Token.WaitHandle.WaitOne();
                    throw new OperationCanceledException(cancel.Token);
                },
                cancel.Token),
            Test);
        await isFitting.Task;
        var patient = Task.Run(() => cache.GetOrFit(Key("A"), () => Fits(1), Test), Test);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Single(await patient);
    }

    [Fact]
    public async Task A_caller_that_waits_can_be_cancelled_alone()
    {
        var cache = new FitCache(maxSeries: 10);
        var (isFitting, mayEnd) = (new TaskCompletionSource(), new ManualResetEventSlim());
        var fit = Task.Run(
            () => cache.GetOrFit(
                Key("A"),
                () =>
                {
                    isFitting.SetResult();
                    mayEnd.Wait(Test);
                    return Fits(1);
                },
                Test),
            Test);
        await isFitting.Task;
        using var cancel = new CancellationTokenSource();
        var impatient = Task.Run(() => cache.GetOrFit(Key("A"), () => Fits(1), cancel.Token), Test);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        mayEnd.Set();

        Assert.Single(await fit);
    }

    private static FitKey Key(string model) => new(1, 0, model, 7, Series: null);

    private static Dictionary<SeriesKey, Fitted> Fits(int series) => Enumerable.Range(0, series)
        .ToDictionary(n => new SeriesKey($"{n}"), _ => Fitted.Refused(new UserErrorException("refused", "nothing")));
}
