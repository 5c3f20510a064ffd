using SalesWeb.Exploration;

namespace SalesWeb.Tests.Exploration;

public class ReductionTests
{
    [Fact]
    public void Every_extreme_of_every_stretch_and_of_every_line_survives()
    {
        var random = new Random(5);
        var first = Enumerable.Range(0, 41_210).Select(_ => random.NextDouble()).ToArray();
        var second = Enumerable.Range(0, 41_210).Select(_ => random.NextDouble()).ToArray();
        (first[12_345], first[40_000], second[7]) = (100, -100, 50);

        var kept = Reduction.Keep(first.Length, Reduction.MostPoints, index => first[index], index => second[index]);

        Assert.InRange(kept.Count, 700, Reduction.MostPoints);
        Assert.Superset(new HashSet<int> { 0, 7, 12_345, 40_000, 41_209 }, kept.ToHashSet());
        Assert.Equal(kept.Order().Distinct(), kept);
        // A slow loop over stretches that are twice as wide as they can be: each holds its own extremes or those of a neighbour.
        foreach (var line in new[] { first, second })
        {
            for (var from = 0; from + 500 <= line.Length; from += 500)
            {
                var places = Enumerable.Range(from, 500).ToList();
                var (low, high) = (places.Min(place => line[place]), places.Max(place => line[place]));
                var near = kept.Where(place => place >= from - 500 && place < from + 1000).ToList();
                Assert.True(near.Min(place => line[place]) <= low && near.Max(place => line[place]) >= high);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(800)]
    public void Few_points_are_all_kept(int count) => Assert.Equal(Enumerable.Range(0, count), Reduction.Keep(count, 800, _ => 1));

    [Fact]
    public void A_line_with_gaps_is_reduced_to_what_it_has()
    {
        var kept = Reduction.Keep(1000, 10, index => index == 500 ? 3 : null);

        Assert.Equal([0, 500, 999], kept);
    }
}
