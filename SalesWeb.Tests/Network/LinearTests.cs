using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class LinearTests
{
    private readonly Linear _layer = new("fc", inputs: 4, outputs: 3, new Random(1));

    [Fact]
    public void Backward_agrees_with_finite_differences() => GradientCheck.Passes(_layer, Sequences.Random(features: 4, steps: 3, batch: 5));

    [Fact]
    public void Examples_of_a_batch_do_not_touch() => LayerProperties.KeepsExamplesApart(_layer, Sequences.Random(4, 3, 5));

    [Fact]
    public void Every_step_is_mapped_alike()
    {
        var layer = new Linear("fc", inputs: 2, outputs: 1, new Random(1));
        layer.Parameters[0].FromPyTorch([2, -3]);
        layer.Parameters[1].FromPyTorch([1]);
        var x = new Sequence(features: 2, steps: 2, batch: 1);
        x.SetExample(0, [100, 200, 5, 4]);

        Assert.Equal([2 * 100 - 3 * 200 + 1, 2 * 5 - 3 * 4 + 1], layer.Forward(x).Output.Floats.ToArray());
    }
}
