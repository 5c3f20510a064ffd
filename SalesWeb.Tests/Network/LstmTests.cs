using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class LstmTests
{
    private readonly Lstm _layer = new("lstm", inputs: 3, hidden: 5, new Random(1));

    [Fact]
    public void Backward_agrees_with_finite_differences() => GradientCheck.Passes(_layer, Sequences.Random(features: 3, steps: 6, batch: 4));

    [Fact]
    public void Output_does_not_depend_on_the_future() =>
        LayerProperties.LooksOnlyBackwards(_layer, Sequences.Random(features: 3, steps: 6, batch: 4), changed: 4, kept: 4);

    [Fact]
    public void Examples_of_a_batch_do_not_touch() => LayerProperties.KeepsExamplesApart(_layer, Sequences.Random(3, 6, 5));

    [Fact]
    public void One_step_agrees_with_the_equations_written_out()
    {
        var layer = new Lstm("lstm", inputs: 1, hidden: 1, new Random(1));
        layer.Parameters[0].FromPyTorch([0.1f, 0.2f, 0.3f, 0.4f]);
        layer.Parameters[1].FromPyTorch([-0.5f, 0.6f, 0.7f, -0.8f]);
        layer.Parameters[2].FromPyTorch([0.01f, 0.02f, 0.03f, 0.04f]);
        layer.Parameters[3].FromPyTorch([0.05f, 0.06f, 0.07f, 0.08f]);
        var x = new Sequence(features: 1, steps: 2, batch: 1);
        x.SetExample(0, [2, -3]);

        var (c, h) = (0.0, 0.0);
        foreach (var value in new[] { 2, -3 })
        {
            var i = Logistic(0.1 * value + 0.01 - 0.5 * h + 0.05);
            var f = Logistic(0.2 * value + 0.02 + 0.6 * h + 0.06);
            var g = Math.Tanh(0.3 * value + 0.03 + 0.7 * h + 0.07);
            var o = Logistic(0.4 * value + 0.04 - 0.8 * h + 0.08);
            c = f * c + i * g;
            h = o * Math.Tanh(c);
        }

        Assert.Equal(h, layer.Forward(x).Output.At(1, 0)[0], 1e-6);

        static double Logistic(double z) => 1 / (1 + Math.Exp(-z));
    }

    [Fact]
    public void Gates_driven_to_their_ends_stay_finite()
    {
        var x = Sequences.Random(features: 3, steps: 6, batch: 2);
        foreach (ref var value in x.Floats)
            value *= 1e6f;
        var (y, backward) = _layer.Forward(x);

        Assert.All(y.Floats.ToArray(), value => Assert.InRange(value, -1, 1));
        Assert.All(backward(y).Floats.ToArray(), value => Assert.True(float.IsFinite(value)));
    }
}
