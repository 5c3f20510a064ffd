using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class SeedsTests
{
    /// <summary>The first output of SplitMix64 from the state 0, as its authors publish it, is E220A8397B1DCDAF; its upper 31 bits are the seed.</summary>
    [Fact]
    public void The_first_is_that_of_SplitMix64() => Assert.Equal((int)(0xE220A8397B1DCDAF >> 33), Seeds.Of(0));

    [Fact]
    public void Neighbours_and_swapped_numbers_have_seeds_of_their_own()
    {
        var names = from seed in Enumerable.Range(-50, 100)
                    from epoch in Enumerable.Range(1, 100)
                    select Seeds.Of(seed, epoch);

        // Of 10,000 draws from 2³¹ some 0.02 pairs are equal by chance.
        Assert.Equal(10_000, names.Distinct().Count());
        Assert.NotEqual(Seeds.Of(1, 2), Seeds.Of(2, 1));
        Assert.All(names, seed => Assert.InRange(seed, 0, int.MaxValue));
    }
}
