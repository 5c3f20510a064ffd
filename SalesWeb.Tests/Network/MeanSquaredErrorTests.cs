using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class MeanSquaredErrorTests
{
    [Fact]
    public void It_is_the_mean_over_examples_and_outputs_and_so_is_its_gradient()
    {
        var (y, target) = (new Sequence(features: 2, steps: 1, batch: 2), new Sequence(features: 2, steps: 1, batch: 2));
        new float[] { 1, 2, 3, 4 }.CopyTo(y.Floats);
        new float[] { 1, 0, 6, 4 }.CopyTo(target.Floats);

        var (loss, gradient) = new MeanSquaredError().Measure(y, target);

        Assert.Equal((0 + 4 + 9 + 0) / 4.0, loss);
        Assert.Equal([0, 1, -1.5f, 0], gradient.Floats.ToArray());
    }

    [Fact]
    public void The_loss_of_a_batch_is_the_sum_over_its_slices()
    {
        var (y, target) = (new Sequence(features: 2, steps: 1, batch: 1), new Sequence(features: 2, steps: 1, batch: 1));
        new float[] { 1, 2 }.CopyTo(y.Floats);
        new float[] { 1, 0 }.CopyTo(target.Floats);
        var gradient = y.ZerosAlike();

        Assert.Equal(4 / 6.0, new MeanSquaredError().Measure(y, target, batch: 3, gradient), 1e-7);
        Assert.Equal([0, 2 * 2 / 6f], gradient.Floats.ToArray());
    }
}
