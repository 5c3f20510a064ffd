namespace SalesWeb.Datasets.Versions;

/// <summary>
/// Answers about versions of datasets, kept because a version never changes, its number is never given again, and its revision
/// counts up with every correction that is laid over it. It holds so many values at most, and lets go of what was not asked for
/// the longest. Whoever asks while an answer is being computed waits for it, so that a thousand
/// visitors of the same page compute it once.
/// </summary>
/// <param name="most">How many values all answers together may hold, by the weights that they are kept with.</param>
public sealed class VersionCache(int most)
{
    /// <summary>In values; a day's sums take about 90 bytes.</summary>
    private const int MostByDefault = 400_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new(); // the last one asked for first
    private readonly SortedDictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private long _weight;

    public VersionCache()
        : this(MostByDefault)
    {
    }

    /// <summary>The answer to a question about a version; computed where it is not there.</summary>
    /// <param name="name">The sort of question, as it is named where hits are counted.</param>
    /// <param name="version">What it is about.</param>
    /// <param name="question">What tells it from others of its sort; compared by value.</param>
    /// <param name="compute">Finds the answer, which may be null. What it throws is thrown to all who wait, and not kept.</param>
    /// <param name="weigh">How many values the answer holds, at least 1.</param>
    public T Get<T>(string name, DatasetVersion version, object question, Func<T> compute, Func<T, int> weigh)
    {
        var (node, isNew) = FindOrAdd(new Key(name, version.Id, version.Revision, question), () => compute());
        try
        {
            var answer = (T)node.Value.Answer.Value!;
            if (isNew)
                Keep(node, weigh(answer));
            return answer;
        }
        catch
        {
            Remove(node);
            throw;
        }
    }

    /// <summary>Whether the answer to a question is there, so that nothing need be computed. It is not counted as asked.</summary>
    public bool Knows(string name, DatasetVersion version, object question)
    {
        lock (_lock)
            return _entries.TryGetValue(new Key(name, version.Id, version.Revision, question), out var known) && known.Value.Answer.IsValueCreated;
    }

    /// <summary>How it fares, by the name of the question.</summary>
    public IReadOnlyList<CacheState> States()
    {
        lock (_lock)
        {
            return
            [
                .. _counts.Select(count => new CacheState(
                    count.Key, _byUse.Count(entry => entry.Key.Name == count.Key), count.Value.Hits, count.Value.Misses)),
            ];
        }
    }

    private (LinkedListNode<Entry> Node, bool IsNew) FindOrAdd(Key key, Func<object?> compute)
    {
        lock (_lock)
        {
            if (!_counts.TryGetValue(key.Name, out var count))
                _counts.Add(key.Name, count = new Count());
            if (_entries.TryGetValue(key, out var known))
            {
                count.Hits++;
                _byUse.Remove(known);
                _byUse.AddFirst(known);
                return (known, false);
            }

            count.Misses++;
            var node = _byUse.AddFirst(new Entry(key, new Lazy<object?>(compute)));
            _entries.Add(key, node);
            return (node, true);
        }
    }

    private void Keep(LinkedListNode<Entry> node, int weight)
    {
        lock (_lock)
        {
            if (node.List is null)
                return;
            node.Value.Weight = weight;
            _weight += weight;
            while (_weight > most && _byUse.Last is { } oldest && oldest != _byUse.First)
                Forget(oldest);
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        lock (_lock)
        {
            if (node.List is not null)
                Forget(node);
        }
    }

    private void Forget(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.Key);
        _byUse.Remove(node);
        _weight -= node.Value.Weight;
    }

    private sealed record Key(string Name, long Version, long Revision, object Question);

    private sealed class Entry(Key key, Lazy<object?> answer)
    {
        public Key Key { get; } = key;

        public Lazy<object?> Answer { get; } = answer;

        /// <summary>0 until the answer is there.</summary>
        public int Weight { get; set; }
    }

    private sealed class Count
    {
        public long Hits { get; set; }

        public long Misses { get; set; }
    }
}
