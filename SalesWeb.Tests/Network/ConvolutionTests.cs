using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class ConvolutionTests
{
    private readonly Convolution _layer = new("conv1", inputs: 3, filters: 5, kernel: 2, new Random(1));

    [Fact]
    public void Backward_agrees_with_finite_differences() => GradientCheck.Passes(_layer, Sequences.Random(features: 3, steps: 6, batch: 4));

    [Fact]
    public void A_step_of_the_output_sees_as_many_steps_as_the_kernel_spans_and_none_later() =>
        LayerProperties.LooksOnlyBackwards(_layer, Sequences.Random(features: 3, steps: 6, batch: 4), changed: 4, kept: 3);

    [Fact]
    public void Examples_of_a_batch_do_not_touch() => LayerProperties.KeepsExamplesApart(_layer, Sequences.Random(3, 6, 5));

    [Fact]
    public void A_kernel_of_three_weighs_the_oldest_step_with_its_first_tap()
    {
        var layer = new Convolution("conv1", inputs: 1, filters: 1, kernel: 3, new Random(1));
        layer.Parameters[0].FromPyTorch([1, 10, 100]);
        layer.Parameters[1].FromPyTorch([0.5f]);
        var x = new Sequence(features: 1, steps: 4, batch: 1);
        x.SetExample(0, [1, 2, 3, 4]);

        Assert.Equal([321.5f, 432.5f], layer.Forward(x).Output.Floats.ToArray());
    }

    [Fact]
    public void The_first_weights_stay_within_the_bound_that_PyTorch_draws_them_from()
    {
        var weights = new Convolution("conv1", inputs: 4, filters: 500, kernel: 4, new Random(1)).Parameters[0].ToPyTorch();

        Assert.All(weights, weight => Assert.InRange(weight, -0.25f, 0.25f));
        Assert.InRange(weights.Average(), -0.01, 0.01);
        Assert.InRange(weights.Average(weight => weight * weight), 0.020, 0.0217);
    }
}
