namespace SalesWeb.Forecasting.Trees;

/// <summary>
/// Gradient boosting (Friedman 2001): each tree is grown to what the trees before it left over, and its leaves are set to what makes the loss of
/// their examples least.
/// <code>
///   f₀ = the value of least loss,   f[m](x) = f[m-1](x) + rate · tree[m](x)
/// </code>
/// Every tree sees other examples and features, drawn by the seed (stochastic gradient boosting, Friedman 2002).
/// </summary>
/// <param name="features">Of all examples.</param>
/// <param name="targets">What is wanted, one a row.</param>
/// <param name="loss">What is to become small.</param>
/// <param name="options">How trees are grown.</param>
public sealed class Boosting(BinnedFeatures features, float[] targets, ILoss loss, BoostingOptions options)
{
    /// <summary>Grows trees as long as they make the loss of examples that are kept back smaller.</summary>
    /// <param name="learning">The rows to learn from, at least one.</param>
    /// <param name="kept">The rows kept back. Where there are none, all trees are grown.</param>
    /// <param name="seed">Draws examples and features.</param>
    /// <param name="cancellation">Looked at before every tree.</param>
    /// <returns>The trees up to the smallest loss.</returns>
    public BoostedTrees Grow(int[] learning, int[] kept, int seed, CancellationToken cancellation)
    {
        var random = new Random(seed);
        var grower = new TreeGrower(features, options);
        var start = loss.Best([.. learning.Select(row => targets[row])]);
        var residuals = Array.ConvertAll(targets, target => (float)(target - start));
        var trees = new List<RegressionTree>();
        var (best, least) = (0, Loss(residuals, kept));
        while (trees.Count < options.MostTrees && (kept.Length == 0 || trees.Count - best < options.Patience))
        {
            cancellation.ThrowIfCancellationRequested();
            var tree = grower.Grow(Rows(learning, random), Features(random), residuals, loss);
            trees.Add(tree);
            Subtract(tree, residuals);
            if (kept.Length > 0 && Loss(residuals, kept) is var now && now < least)
                (best, least) = (trees.Count, now);
        }

        return new BoostedTrees(start, kept.Length == 0 ? trees : trees[..best]);
    }

    private double Loss(float[] residuals, int[] rows)
    {
        var sum = 0.0;
        foreach (var row in rows)
            sum += loss.At(residuals[row]);
        return sum;
    }

    private void Subtract(RegressionTree tree, float[] residuals)
    {
        if (residuals.Length < 20_000)
        {
            Subtract(tree, residuals, 0, residuals.Length);
            return;
        }

        var slices = (residuals.Length + 8191) / 8192;
        Parallel.For(0, slices, slice => Subtract(tree, residuals, slice * 8192, Math.Min(residuals.Length, (slice + 1) * 8192)));
    }

    private void Subtract(RegressionTree tree, float[] residuals, int from, int to)
    {
        for (var row = from; row < to; row++)
            residuals[row] -= (float)tree.At(features, row);
    }

    private int[] Rows(int[] learning, Random random)
    {
        var wanted = Math.Max(1, (int)Math.Ceiling(options.RowShare * learning.Length));
        var drawn = new int[wanted];
        var (taken, left) = (0, learning.Length);
        foreach (var row in learning)
        {
            // Knuth's algorithm S: every choice of so many rows is as likely as any other, and their order stays.
            if (random.NextDouble() * left-- < wanted - taken)
                drawn[taken++] = row;
        }

        return drawn;
    }

    private int[] Features(Random random)
    {
        var wanted = Math.Max(1, (int)Math.Ceiling(options.FeatureShare * features.Count));
        var all = Enumerable.Range(0, features.Count).ToArray();
        random.Shuffle(all);
        var drawn = all[..wanted];
        Array.Sort(drawn);
        return drawn;
    }
}
