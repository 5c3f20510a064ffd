using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class SeasonStrengthTests
{
    /// <summary>Two places, 1 3 and 7 9: each is 2 off the other, 4 · 4 = 16; the means of the others are 19/3, 17/3, 13/3 and 11/3, so 2 · (16/3)² + 2 · (8/3)² = 640/9.</summary>
    [Fact]
    public void Each_value_is_judged_by_the_others() =>
        Assert.Equal(1 - (16 / (640.0 / 9)), SeasonStrength.Of([0, 1, 0, 1], [1, 7, 3, 9]), 12);

    [Fact]
    public void A_place_with_one_value_does_not_count() =>
        Assert.Equal(SeasonStrength.Of([0, 1, 0, 1], [1, 7, 3, 9]), SeasonStrength.Of([0, 1, 0, 1, 2], [1, 7, 3, 9, 1000]));

    [Fact]
    public void A_slow_loop_over_the_others_agrees() =>
        Assert.Equal(Slow([5, 6, 4, 30, 5], [9, 10, 8, 9]), SeasonStrength.Of([0, 1, 0, 1, 0, 1, 0, 1, 0], [5, 9, 6, 10, 4, 8, 30, 9, 5]), 12);

    [Fact]
    public void What_never_changes_or_never_repeats_has_no_season()
    {
        Assert.Equal(0, SeasonStrength.Of([0, 1, 0, 1], [5, 5, 5, 5]));
        Assert.Equal(0, SeasonStrength.Of([0, 1, 2], [5, 6, 7]));
        Assert.Equal(0, SeasonStrength.Of([], []));
    }

    private static double Slow(params double[][] places)
    {
        var all = places.SelectMany(place => place).ToList();
        var (rest, total) = (0.0, 0.0);
        foreach (var place in places)
        {
            for (var i = 0; i < place.Length; i++)
            {
                rest += Math.Pow(place[i] - place.Where((_, j) => j != i).Average(), 2);
                total += Math.Pow(place[i] - ((all.Sum() - place[i]) / (all.Count - 1)), 2);
            }
        }

        return Math.Max(0, 1 - (rest / total));
    }
}
