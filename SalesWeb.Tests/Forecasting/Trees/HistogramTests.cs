using SalesWeb.Forecasting.Trees;

namespace SalesWeb.Tests.Forecasting.Trees;

public class HistogramTests
{
    [Fact]
    public void Pulls_and_numbers_of_examples_are_summed_up_in_one_number()
    {
        var sums = new long[3];

        Histogram.Fill([0, 2, 2, 1, 2], [1, 2, 4, 0], [Histogram.Pack(-7), Histogram.Pack(3), Histogram.Pack(-1), Histogram.Pack(9)], sums);

        Assert.Equal([9, 0, -5], sums.Select(Histogram.Pull));
        Assert.Equal([1, 0, 3], sums.Select(Histogram.Count));
    }

    [Fact]
    public void The_larger_leaf_is_what_remains_of_its_parent()
    {
        long[] parent = [Histogram.Pack(5) + Histogram.Pack(-8), Histogram.Pack(2)];

        Histogram.Subtract(parent, [Histogram.Pack(-8), 0]);

        Assert.Equal([Histogram.Pack(5), Histogram.Pack(2)], parent);
    }

    [Fact]
    public void The_best_split_is_the_one_a_slow_search_finds()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 50; trial++)
        {
            var pulls = Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, random.Next(0, 6)).Select(_ => random.Next(-20, 20)).ToArray()).ToArray();
            var sums = pulls.Select(bin => bin.Sum(Histogram.Pack)).ToArray();

            var found = Histogram.BestSplit(4, sums, sums.Sum(), leafSize: 3, ridge: 0.5);

            var gains = Enumerable.Range(0, 7).Select(bin => Gain(pulls, bin)).ToArray();
            Assert.Equal(Math.Max(0, gains.Max()), found.Gain, 9);
            Assert.Equal(gains.Max() > 0, found.Feature == 4);
            if (found.Feature == 4)
                Assert.Equal(gains.Max(), gains[found.Bin], 9);
        }

        static double Gain(int[][] pulls, int bin)
        {
            int[] left = [.. pulls[..(bin + 1)].SelectMany(one => one)];
            int[] right = [.. pulls[(bin + 1)..].SelectMany(one => one)];
            return left.Length < 3 || right.Length < 3 ? double.NegativeInfinity : Score(left) + Score(right) - Score([.. left, .. right]);
        }

        static double Score(int[] pulls) => Math.Pow(pulls.Sum(), 2) / (pulls.Length + 0.5);
    }

    [Fact]
    public void No_split_leaves_a_side_smaller_than_a_leaf()
    {
        long[] sums = [Histogram.Pack(9), Histogram.Pack(-9)];

        Assert.Equal(1, Histogram.BestSplit(0, sums, sums.Sum(), leafSize: 1, ridge: 0).Gain / 162);
        Assert.Equal(Split.None, Histogram.BestSplit(0, sums, sums.Sum(), leafSize: 2, ridge: 0));
    }
}
