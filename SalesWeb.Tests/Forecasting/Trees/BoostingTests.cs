using SalesWeb.Forecasting.Trees;

namespace SalesWeb.Tests.Forecasting.Trees;

public class BoostingTests
{
    private static readonly BoostingOptions Whole = new() { RowShare = 1, FeatureShare = 1, LeafSize = 1, Ridge = 0 };

    [Fact]
    public void One_tree_of_two_leaves_parts_where_it_should()
    {
        // Worked by hand: the median is 1; parted between x = 3 and x = 10, what is left over has the medians 0 and 7.
        float[] targets = [1, 1, 1, 8, 8];
        var trees = Grow([1, 2, 3, 10, 11], targets, QuantileLoss.Median, Whole with { MostTrees = 1, MostLeaves = 2, LearningRate = 1 });

        Assert.Equal([1, 1, 8, 8], new float[] { 0, 6.5f, 6.6f, 99 }.Select(x => trees.At([x])));
    }

    [Fact]
    public void Trees_learn_a_curve_of_two_features()
    {
        var random = new Random(5);
        var x = new float[4000];
        for (var i = 0; i < x.Length; i++)
            x[i] = (float)random.NextDouble();
        float[] targets = [.. Enumerable.Range(0, 2000).Select(row => Curve(x[2 * row], x[(2 * row) + 1]))];

        var trees = Grow(x, targets, new SquaredLoss(), new BoostingOptions { LeafSize = 5 });

        var misses = Enumerable.Range(0, 500).Select(_ => new[] { (float)random.NextDouble(), (float)random.NextDouble() })
            .Select(point => Math.Abs(trees.At(point) - Curve(point[0], point[1]))).ToList();
        Assert.InRange(misses.Average(), 0, 0.1); // the curve itself reaches from 0 to 4

        static float Curve(float a, float b) => (3 * a * a) + (b > 0.5f ? 1 : 0);
    }

    [Fact]
    public void A_quantile_has_its_share_of_examples_below()
    {
        var random = new Random(7);
        float[] x = [.. Enumerable.Range(0, 3000).Select(_ => (float)random.NextDouble())];
        float[] targets = [.. x.Select(one => one * (float)random.NextDouble())];

        var trees = Grow(x, targets, new QuantileLoss(0.9), new BoostingOptions { FeatureShare = 1 });

        Assert.InRange(Enumerable.Range(0, 3000).Count(row => targets[row] <= trees.At([x[row]])) / 3000.0, 0.88, 0.92);
        Assert.Equal(0.72, trees.At([0.8f]), 0.1); // 0.9 of what is spread evenly from 0 to 0.8
    }

    [Fact]
    public void No_more_trees_are_kept_than_help_with_examples_kept_back()
    {
        var random = new Random(9);
        float[] x = [.. Enumerable.Range(0, 1000).Select(_ => (float)random.NextDouble())];
        float[] targets = [.. x.Select(_ => (float)random.NextDouble())];
        var boosting = new Boosting(BinnedFeatures.Of(x, 1, TestContext.Current.CancellationToken), targets, QuantileLoss.Median, new BoostingOptions());

        var stopped = boosting.Grow([.. Enumerable.Range(0, 500)], [.. Enumerable.Range(500, 500)], 1, TestContext.Current.CancellationToken);
        var all = boosting.Grow([.. Enumerable.Range(0, 500)], [], 1, TestContext.Current.CancellationToken);

        Assert.InRange(stopped.Count, 0, all.Count - 1);
        Assert.True(Error(stopped) < Error(all));

        double Error(BoostedTrees trees) => Enumerable.Range(500, 500).Sum(row => Math.Abs(targets[row] - trees.At([x[row]])));
    }

    [Fact]
    public void Contributions_add_up_to_the_answer_and_a_feature_that_says_nothing_gets_none()
    {
        var random = new Random(11);
        float[] x = [.. Enumerable.Range(0, 1000).SelectMany(_ => new[] { Value(), 4f, random.NextDouble() < 0.2 ? float.NaN : Value() })];
        float[] targets = [.. Enumerable.Range(0, 1000).Select(row => x[3 * row] + (float.IsNaN(x[(3 * row) + 2]) ? 2 : 0))];
        var trees = Grow(x, targets, new SquaredLoss(), new BoostingOptions { LeafSize = 5, FeatureShare = 1 }, width: 3);

        foreach (var example in new[] { new[] { 0.3f, 4f, 0.9f }, [0.9f, 4f, float.NaN] })
        {
            var contributions = new double[3];
            var base0 = trees.Contribute(example, 1, contributions);
            Assert.Equal(trees.At(example), base0 + contributions.Sum(), 9);
            Assert.Equal(0, contributions[1]);
            Assert.Equal(float.IsNaN(example[2]), contributions[2] > 1);
        }

        float Value() => (float)random.NextDouble();
    }

    [Fact]
    public void A_cancelled_fit_ends()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var features = BinnedFeatures.Of([1, 2], 1, TestContext.Current.CancellationToken);

        Assert.Throws<OperationCanceledException>(() => new Boosting(features, [1, 2], new SquaredLoss(), Whole).Grow([0, 1], [], 1, cancellation.Token));
    }

    private static BoostedTrees Grow(float[] x, float[] targets, ILoss loss, BoostingOptions options, int? width = null)
    {
        var features = BinnedFeatures.Of(x, width ?? (x.Length / targets.Length), TestContext.Current.CancellationToken);
        return new Boosting(features, targets, loss, options).Grow([.. Enumerable.Range(0, targets.Length)], [], 1, TestContext.Current.CancellationToken);
    }
}
