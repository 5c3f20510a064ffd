using SalesWeb.Network;
using SalesWeb.Tests.Network.Kernels;

namespace SalesWeb.Tests.Network;

public class QuantilesTests
{
    public static TheoryData<double[]> Levels => new()
    {
        new double[] { 0.5 },
        new double[] { 0.1, 0.5, 0.9 },
        new double[] { 0.2, 0.4, 0.7, 0.9 },
        new double[] { 0.9, 0.95 },
        new double[] { 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975 },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public void Backward_agrees_with_finite_differences(double[] levels) =>
        GradientCheck.Passes(new Quantiles(levels), Sequences.Random(levels.Length, steps: 3, batch: 4));

    [Fact]
    public void Examples_of_a_batch_do_not_touch() => LayerProperties.KeepsExamplesApart(new Quantiles([0.1, 0.5, 0.9]), Sequences.Random(3, 3, 4));

    [Theory]
    [MemberData(nameof(Levels))]
    public void They_never_cross_however_large_or_small_the_raw_values_are(double[] levels)
    {
        foreach (var size in new[] { 1e-3f, 1, 30, 1e3f, 1e8f })
        {
            var raw = Sequences.Random(levels.Length, steps: 20, batch: 10);
            foreach (ref var value in raw.Floats)
                value *= size;

            var y = new Quantiles(levels).Forward(raw).Output;

            for (var column = 0; column < 200; column++)
            {
                for (var k = 1; k < levels.Length; k++)
                    Assert.True(y.Values[k - 1, column] <= y.Values[k, column]);
            }
        }
    }

    [Fact]
    public void The_median_comes_as_it_is_and_the_others_at_softplus_from_their_neighbours()
    {
        var raw = new Sequence(features: 5, steps: 1, batch: 1);
        raw.SetExample(0, [-1, 0, 3, 2, 30]);

        var y = new Quantiles([0.1, 0.3, 0.5, 0.7, 0.9]).Forward(raw).Output;

        var (below, above) = (3 - Math.Log(2), 3 + Math.Log(1 + Math.Exp(2)));
        Matrices.Agree([below - Math.Log(1 + Math.Exp(-1)), below, 3, above, above + 30], y.Floats.ToArray(), 1e-5);
    }

    [Fact]
    public void Without_a_median_the_level_nearest_to_it_comes_as_it_is()
    {
        var raw = new Sequence(features: 2, steps: 1, batch: 1);
        raw.SetExample(0, [4, 0]);

        Matrices.Agree([4, 4 + Math.Log(2)], new Quantiles([0.4, 0.8]).Forward(raw).Output.Floats.ToArray(), 1e-6);
        Matrices.Agree([-Math.Log(2), 0], new Quantiles([0.1, 0.6]).Forward(raw.ZerosAlike()).Output.Floats.ToArray(), 1e-6);
    }

    [Theory]
    [InlineData()]
    [InlineData(0.0, 0.5)]
    [InlineData(0.5, 1.0)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.9, 0.1)]
    [InlineData(double.NaN)]
    public void Levels_that_do_not_rise_between_0_and_1_are_refused(params double[] levels)
    {
        Assert.Throws<ArgumentException>(() => new Quantiles(levels));
        Assert.Throws<ArgumentException>(() => new PinballLoss(levels));
    }
}
