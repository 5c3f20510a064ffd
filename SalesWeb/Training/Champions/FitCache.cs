using SalesWeb.Forecasting;
using SalesWeb.Series;

namespace SalesWeb.Training.Champions;

/// <summary>
/// Fitted models by what they were fitted to. Two callers that need the same fit compute it once: the second waits for the first, and computes it
/// itself where the first is cancelled or fails. When the cache is full, the fits that were not used for the longest time go, one after another.
/// </summary>
/// <param name="maxSeries">How many fitted series the cache holds; the newest fit stays even where it alone has more.</param>
public sealed class FitCache(int maxSeries)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<FitKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new(); // the most recently used first
    private readonly Dictionary<FitKey, Gate> _gates = [];
    private int _series;

    /// <summary>How many fits the cache holds.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _entries.Count;
        }
    }

    /// <summary>The fit of a key; null where the cache does not have it.</summary>
    public IReadOnlyDictionary<SeriesKey, Fitted>? Find(FitKey key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Fits;
        }
    }

    /// <summary>The fit of a key, computed by this caller where the cache does not have it and no other caller is computing it.</summary>
    /// <param name="key">What to fit to what.</param>
    /// <param name="fit">Computes it under the token of this caller; what it throws reaches this caller alone.</param>
    /// <param name="cancellation">Ends the wait for another caller.</param>
    public IReadOnlyDictionary<SeriesKey, Fitted> GetOrFit(
        FitKey key, Func<IReadOnlyDictionary<SeriesKey, Fitted>> fit, CancellationToken cancellation)
    {
        if (Find(key) is { } ready)
            return ready;

        var gate = Enter(key);
        try
        {
            gate.OneAtATime.Wait(cancellation);
            try
            {
                if (Find(key) is { } other)
                    return other;
                var fits = fit();
                Keep(key, fits);
                return fits;
            }
            finally
            {
                gate.OneAtATime.Release();
            }
        }
        finally
        {
            Leave(key, gate);
        }
    }

    private Gate Enter(FitKey key)
    {
        lock (_lock)
        {
            if (!_gates.TryGetValue(key, out var gate))
                _gates.Add(key, gate = new Gate());
            gate.Callers++;
            return gate;
        }
    }

    private void Leave(FitKey key, Gate gate)
    {
        lock (_lock)
        {
            if (--gate.Callers > 0)
                return;
            _gates.Remove(key);
            gate.OneAtATime.Dispose();
        }
    }

    private void Keep(FitKey key, IReadOnlyDictionary<SeriesKey, Fitted> fits)
    {
        lock (_lock)
        {
            _entries.Add(key, _byUse.AddFirst(new Entry(key, fits)));
            _series += fits.Count;
            while (_series > maxSeries && _byUse.Last is { } oldest && oldest != _byUse.First)
            {
                _byUse.RemoveLast();
                _entries.Remove(oldest.Value.Key);
                _series -= oldest.Value.Fits.Count;
            }
        }
    }

    private sealed record Entry(FitKey Key, IReadOnlyDictionary<SeriesKey, Fitted> Fits);

    private sealed class Gate
    {
        public SemaphoreSlim OneAtATime { get; } = new(1);

        public int Callers { get; set; }
    }
}

/// <summary>A model, and the data it is fitted to.</summary>
/// <param name="Version">The id of the version of the dataset.</param>
/// <param name="Revision">The revision of its corrections.</param>
/// <param name="Model">The name of the model.</param>
/// <param name="Horizon">The furthest step that it forecasts, in periods.</param>
/// <param name="Series">The one series that it is fitted to; null for all categories together.</param>
/// <param name="Values">A digest of the values where the caller gave them; null for those of the version.</param>
public sealed record FitKey(long Version, long Revision, string Model, int Horizon, SeriesKey? Series, string? Values = null);
