using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class ReluTests
{
    private readonly Relu _layer = new();

    [Fact]
    public void Backward_agrees_with_finite_differences()
    {
        var x = Sequences.Random(features: 3, steps: 4, batch: 3);
        foreach (ref var value in x.Floats)
            value += value < 0 ? -0.1f : 0.1f;

        GradientCheck.Passes(_layer, x);
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        var x = new Sequence(features: 1, steps: 19, batch: 1);
        x.Floats.Fill(float.NaN);

        Assert.All(_layer.Forward(x).Output.Floats.ToArray(), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Negative_values_become_zero_and_let_no_gradient_through()
    {
        var x = new Sequence(features: 3, steps: 1, batch: 1);
        x.SetExample(0, [-2, 0, 5]);
        var (y, backward) = _layer.Forward(x);
        var dy = x.ZerosAlike();
        dy.Floats.Fill(7);

        Assert.Equal([0, 0, 5], y.Floats.ToArray());
        Assert.Equal([0, 0, 7], backward(dy).Floats.ToArray());
    }
}
