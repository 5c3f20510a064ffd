using SalesWeb.Forecasting.Trees;

namespace SalesWeb.Tests.Forecasting.Trees;

public class BinnedFeaturesTests
{
    [Fact]
    public void Few_values_get_a_bin_each_with_the_edge_half_way_between()
    {
        var features = BinnedFeatures.Of([3, 1, float.NaN, 5, 1], features: 1, TestContext.Current.CancellationToken);

        Assert.Equal([2, 1, 0, 3, 1], features.Column(0).ToArray());
        Assert.Equal([float.NegativeInfinity, 2, 4], [features.Threshold(0, 0), features.Threshold(0, 1), features.Threshold(0, 2)]);
        Assert.Equal(4, features.BinsOf(0));
    }

    [Fact]
    public void Many_values_get_bins_of_about_equal_numbers()
    {
        var features = BinnedFeatures.Of([.. Enumerable.Range(0, 25_400).Select(i => (float)i)], features: 1, TestContext.Current.CancellationToken);

        var sizes = features.Column(0).ToArray().GroupBy(bin => bin).Select(bin => bin.Count()).ToList();

        Assert.Equal(BinnedFeatures.MostBins - 1, sizes.Count);
        Assert.All(sizes, size => Assert.InRange(size, 95, 105));
    }

    [Fact]
    public void A_value_lies_in_a_later_bin_exactly_if_it_is_above_the_threshold()
    {
        var random = new Random(3);
        float[] values = [.. Enumerable.Range(0, 5000).Select(_ => MathF.Round((float)random.NextDouble(), 3))];
        var features = BinnedFeatures.Of(values, features: 1, TestContext.Current.CancellationToken);

        for (var bin = 1; bin < features.BinsOf(0) - 1; bin++)
        {
            for (var row = 0; row < values.Length; row += 37)
                Assert.Equal(features.Column(0)[row] > bin, values[row] > features.Threshold(0, bin));
        }
    }

    [Fact]
    public void Features_do_not_mix()
    {
        var features = BinnedFeatures.Of([1, 30, 2, 20, 3, 10], features: 2, TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3], features.Column(0).ToArray());
        Assert.Equal([3, 2, 1], features.Column(1).ToArray());
    }
}
