namespace SalesWeb.Forecasting.Trees;

/// <summary>
/// Grows trees over binned features, leaf by leaf: the leaf whose best question gains most is parted next (Ke et al. 2017). Of two new leaves
/// only the smaller one's histograms are summed up; the larger one's are what remains of their parent's.
/// </summary>
/// <remarks>It keeps its buffers from tree to tree and belongs to one caller at a time. The tree is the same for any number of threads.</remarks>
internal sealed class TreeGrower
{
    /// <summary>Sums of examples and features below which one thread is faster than several.</summary>
    private const int WorthSharing = 200_000;

    private readonly BinnedFeatures _features;
    private readonly BoostingOptions _options;
    private readonly int[] _offsets;
    private readonly long[][] _histograms;
    private readonly long[] _packed;
    private readonly long[] _ordered;
    private readonly int[] _aside;
    private readonly float[] _residuals;
    private readonly Leaf[] _leaves;
    private readonly (Split Small, Split Large)[] _found;
    private int _count;
    private readonly List<(Split Split, int Left, int Right)> _inner = [];
    private int[] _asked = [];

    public TreeGrower(BinnedFeatures features, BoostingOptions options)
    {
        (_features, _options) = (features, options);
        _offsets = new int[features.Count + 1];
        for (var feature = 0; feature < features.Count; feature++)
            _offsets[feature + 1] = _offsets[feature] + features.BinsOf(feature);
        _histograms = [.. Enumerable.Range(0, options.MostLeaves).Select(_ => new long[_offsets[^1]])];
        (_packed, _ordered, _aside) = (new long[features.Rows], new long[features.Rows], new int[features.Rows]);
        _residuals = new float[features.Rows];
        _leaves = new Leaf[options.MostLeaves];
        _found = new (Split, Split)[features.Count];
    }

    /// <param name="rows">The examples to learn from; put in another order.</param>
    /// <param name="asked">The features that may be asked for, rising.</param>
    /// <param name="residuals">What is wanted less what is forecast, for every row of the features.</param>
    /// <param name="loss">What is to become small.</param>
    public RegressionTree Grow(Span<int> rows, int[] asked, ReadOnlySpan<float> residuals, ILoss loss)
    {
        _asked = asked;
        _inner.Clear();
        _count = 1;
        _leaves[0] = new Leaf { Count = rows.Length, Node = ~0, Total = Pack(rows, residuals, loss) };
        var owned = rows.ToArray();
        FindFirst(owned);
        while (_count < _options.MostLeaves && Next() is var leaf && leaf >= 0)
            Part(leaf, owned);
        owned.CopyTo(rows);
        return Finish(owned, residuals, loss);
    }

    private long Pack(ReadOnlySpan<int> rows, ReadOnlySpan<float> residuals, ILoss loss)
    {
        var largest = 0.0;
        foreach (var row in rows)
            largest = Math.Max(largest, Math.Abs(loss.Pull(residuals[row])));
        var unit = largest > 0 ? Math.Min(1 << 20, Math.Floor(Histogram.Capacity / (rows.Length + 1))) / largest : 0;
        var total = 0L;
        foreach (var row in rows)
        {
            _packed[row] = Histogram.Pack((int)Math.Round(unit * loss.Pull(residuals[row])));
            total += _packed[row];
        }

        return total;
    }

    private int Next()
    {
        var best = -1;
        for (var leaf = 0; leaf < _count; leaf++)
        {
            if (_leaves[leaf].Split.Feature >= 0 && (best < 0 || _leaves[leaf].Split.Gain > _leaves[best].Split.Gain))
                best = leaf;
        }

        return best;
    }

    private void FindFirst(int[] rows)
    {
        Gather(rows, 0, rows.Length);
        ForEachFeature(rows.Length, place =>
        {
            var sums = Sums(0, _asked[place]);
            Histogram.Fill(_features.Column(_asked[place]), rows, _ordered, sums);
            _found[place] = (Best(_asked[place], sums, _leaves[0].Total), Split.None);
        });
        _leaves[0].Split = BestOf(found => found.Small);
    }

    private void Part(int parent, int[] rows)
    {
        var whole = _leaves[parent];
        var on = Divide(rows, whole);
        var (depth, born, node) = (whole.Depth + 1, _count++, _inner.Count);
        _inner.Add((whole.Split, ~parent, ~born));
        Attach(whole.Node, node);

        var left = new Leaf { Start = whole.Start, Count = on, Depth = depth, Node = (node << 1) | 0 };
        var right = new Leaf { Start = whole.Start + on, Count = whole.Count - on, Depth = depth, Node = (node << 1) | 1 };
        var leftIsSmall = left.Count <= right.Count;
        var (smallPlace, largePlace) = leftIsSmall ? (parent, born) : (born, parent);

        // The parent's sums become the larger leaf's, wherever that lies.
        if (leftIsSmall)
            (_histograms[parent], _histograms[born]) = (_histograms[born], _histograms[parent]);

        var (small, large) = leftIsSmall ? (left, right) : (right, left);
        Gather(rows, small.Start, small.Count);
        for (var i = 0; i < small.Count; i++)
            small.Total += _ordered[i];
        large.Total = whole.Total - small.Total;

        var isLast = depth >= _options.MostDepth || _count == _options.MostLeaves;
        if (!isLast && large.Count >= 2 * _options.LeafSize)
        {
            var (smallTotal, largeTotal, start, count) = (small.Total, large.Total, small.Start, small.Count);
            ForEachFeature(count, place =>
            {
                var feature = _asked[place];
                var smallSums = Sums(smallPlace, feature);
                var largeSums = Sums(largePlace, feature);
                Histogram.Fill(_features.Column(feature), rows.AsSpan(start, count), _ordered, smallSums);
                Histogram.Subtract(largeSums, smallSums);
                _found[place] = (Best(feature, smallSums, smallTotal), Best(feature, largeSums, largeTotal));
            });
            (small.Split, large.Split) = (BestOf(found => found.Small), BestOf(found => found.Large));
        }
        else
        {
            (small.Split, large.Split) = (Split.None, Split.None);
        }

        (_leaves[smallPlace], _leaves[largePlace]) = (small, large);
    }

    /// <summary>Puts the examples that go left before those that go right, each in their old order.</summary>
    private int Divide(int[] rows, Leaf leaf)
    {
        var bins = _features.Column(leaf.Split.Feature);
        var span = rows.AsSpan(leaf.Start, leaf.Count);
        var (left, right) = (0, 0);
        foreach (var row in span)
        {
            if (bins[row] > leaf.Split.Bin)
                _aside[right++] = row;
            else
                span[left++] = row;
        }

        _aside.AsSpan(0, right).CopyTo(span[left..]);
        return left;
    }

    private void Gather(int[] rows, int start, int count)
    {
        for (var i = 0; i < count; i++)
            _ordered[i] = _packed[rows[start + i]];
    }

    private void ForEachFeature(int count, Action<int> act)
    {
        if ((long)count * _asked.Length >= WorthSharing)
        {
            Parallel.For(0, _asked.Length, act);
            return;
        }

        for (var place = 0; place < _asked.Length; place++)
            act(place);
    }

    private Span<long> Sums(int leaf, int feature) => _histograms[leaf].AsSpan(_offsets[feature].._offsets[feature + 1]);

    private Split Best(int feature, ReadOnlySpan<long> sums, long total) =>
        Histogram.BestSplit(feature, sums, total, _options.LeafSize, _options.Ridge);

    private Split BestOf(Func<(Split Small, Split Large), Split> which)
    {
        var best = Split.None;
        for (var place = 0; place < _asked.Length; place++)
        {
            if (which(_found[place]).Gain > best.Gain)
                best = which(_found[place]);
        }

        return best;
    }

    /// <summary>Lets the question above point to a new question in place of the leaf.</summary>
    private void Attach(int above, int node)
    {
        if (above < 0)
            return;
        var (split, left, right) = _inner[above >> 1];
        _inner[above >> 1] = (above & 1) == 0 ? (split, node, right) : (split, left, node);
    }

    private RegressionTree Finish(int[] rows, ReadOnlySpan<float> residuals, ILoss loss)
    {
        // Questions first, then leaves; from the last question to the first, what is below is known already.
        var nodes = new TreeNode[_inner.Count + _count];
        var weights = new double[nodes.Length];
        for (var leaf = 0; leaf < _count; leaf++)
        {
            var own = _residuals.AsSpan(0, _leaves[leaf].Count);
            for (var i = 0; i < own.Length; i++)
                own[i] = residuals[rows[_leaves[leaf].Start + i]];
            nodes[_inner.Count + leaf] = new TreeNode(-1, 0, 0, 0, 0, loss.Best(own) * _options.LearningRate);
            weights[_inner.Count + leaf] = own.Length;
        }

        for (var node = _inner.Count - 1; node >= 0; node--)
        {
            var (split, left, right) = (_inner[node].Split, Place(_inner[node].Left), Place(_inner[node].Right));
            weights[node] = weights[left] + weights[right];
            var mean = ((weights[left] * nodes[left].Value) + (weights[right] * nodes[right].Value)) / weights[node];
            nodes[node] = new TreeNode(split.Feature, (byte)split.Bin, _features.Threshold(split.Feature, split.Bin), left, right, mean);
        }

        return new RegressionTree(nodes);

        int Place(int child) => child >= 0 ? child : _inner.Count + ~child;
    }

    /// <summary>Examples that are not parted yet.</summary>
    private struct Leaf
    {
        public int Start;
        public int Count;
        public int Depth;
        public int Node;
        public long Total;
        public Split Split;
    }
}
