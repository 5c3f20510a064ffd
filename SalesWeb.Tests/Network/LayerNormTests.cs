using SalesWeb.Network;
using SalesWeb.Tests.Network.Kernels;

namespace SalesWeb.Tests.Network;

public class LayerNormTests
{
    private readonly LayerNorm _layer = Trained(features: 5);

    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(37)]
    public void Backward_agrees_with_finite_differences(int features) =>
        GradientCheck.Passes(Trained(features), Sequences.Random(features, steps: 3, batch: 4));

    [Fact]
    public void Examples_of_a_batch_do_not_touch() => LayerProperties.KeepsExamplesApart(_layer, Sequences.Random(5, 3, 4));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(70)]
    public void It_agrees_with_the_formula_written_out(int features)
    {
        var layer = Trained(features);
        var x = Sequences.Random(features, steps: 2, batch: 3);
        var (gain, bias) = (layer.Parameters[0].ToPyTorch(), layer.Parameters[1].ToPyTorch());

        var y = layer.Forward(x).Output;

        for (var column = 0; column < 6; column++)
        {
            double[] values = [.. Enumerable.Range(0, features).Select(f => (double)x.Values[f, column])];
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(value => Math.Pow(value - mean, 2)) + 1e-5);
            for (var f = 0; f < features; f++)
                Assert.Equal(gain[f] * (values[f] - mean) / deviation + bias[f], y.Values[f, column], 1e-5);
        }
    }

    [Fact]
    public void Untrained_it_takes_away_level_and_spread()
    {
        var x = new Sequence(features: 4, steps: 1, batch: 1);
        x.SetExample(0, [10_003, 10_001, 9_999, 9_997]);

        var y = new LayerNorm("norm1", features: 4).Forward(x).Output.Floats.ToArray();

        Matrices.Agree([3 / Math.Sqrt(5), 1 / Math.Sqrt(5), -1 / Math.Sqrt(5), -3 / Math.Sqrt(5)], y, 1e-5);
    }

    [Fact]
    public void Values_that_are_all_alike_become_the_bias_and_stay_finite()
    {
        var x = new Sequence(features: 5, steps: 2, batch: 1);
        x.Floats.Fill(7);

        var (y, backward) = _layer.Forward(x);

        Assert.Equal(_layer.Parameters[1].ToPyTorch(), y.At(1, 0).ToArray());
        Assert.All(backward(Sequences.Random(5, 2, 1)).Floats.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_step_with_what_is_not_a_number_is_found_out()
    {
        var x = Sequences.Random(features: 5, steps: 2, batch: 1);
        x.At(1, 0)[3] = float.NaN;

        var y = _layer.Forward(x).Output;

        Assert.All(y.At(0, 0).ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.All(y.At(1, 0).ToArray(), value => Assert.True(float.IsNaN(value)));
    }

    private static LayerNorm Trained(int features)
    {
        var layer = new LayerNorm("norm1", features);
        foreach (var parameter in layer.Parameters)
            parameter.Randomize(2, new Random(4));
        return layer;
    }
}
