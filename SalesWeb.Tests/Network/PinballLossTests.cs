using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class PinballLossTests
{
    private static readonly double[] Levels = [0.1, 0.5, 0.8];
    private readonly PinballLoss _loss = new(Levels);

    [Fact]
    public void It_is_the_mean_over_values_and_levels_and_so_is_its_gradient()
    {
        var (y, target) = (new Sequence(features: 3, steps: 2, batch: 1), new Sequence(features: 1, steps: 2, batch: 1));
        new float[] { 1, 2, 3, 4, 5, 7 }.CopyTo(y.Floats);
        new float[] { 2, 6 }.CopyTo(target.Floats);

        var (loss, gradient) = _loss.Measure(y, target);

        Assert.Equal((0.1 * 1 + 0 + 0.2 * 1 + 0.1 * 2 + 0.5 * 1 + 0.2 * 1) / 6, loss, 1e-7);
        Assert.Equal([-0.1f / 6, 0, (1 - 0.8f) / 6, -0.1f / 6, -0.5f / 6, (1 - 0.8f) / 6], gradient.Floats.ToArray());
    }

    /// <summary>Away from the kinks the loss is linear, so finite differences are exact but for rounding.</summary>
    [Fact]
    public void Its_gradient_agrees_with_finite_differences()
    {
        const float Step = 0.01f;
        var (y, target) = (Sequences.Random(3, 4, 5), Sequences.Random(1, 4, 5, seed: 2));
        var gradient = _loss.Measure(y, target).Gradient;
        var compared = 0;
        for (var n = 0; n < y.Floats.Length; n++)
        {
            var before = y.Floats[n];
            if (Math.Abs(before - target.Floats[n / 3]) < 2 * Step)
                continue;
            y.Floats[n] = before + Step;
            var above = _loss.Measure(y, target).Loss;
            y.Floats[n] = before - Step;
            var below = _loss.Measure(y, target).Loss;
            y.Floats[n] = before;

            Assert.Equal((above - below) / (2 * Step), gradient.Floats[n], 1e-6);
            compared++;
        }

        Assert.InRange(compared, 50, 60);
    }

    [Fact]
    public void The_loss_of_a_batch_is_the_sum_over_its_slices()
    {
        var (y, target) = (Sequences.Random(3, 4, 5), Sequences.Random(1, 4, 5, seed: 2));
        var (loss, gradient) = _loss.Measure(y, target);
        var slice = y.ZerosAlike();

        Assert.Equal(loss / 3, _loss.Measure(y, target, batch: 15, slice), 1e-7);
        Assert.Equal(gradient.Floats[7] / 3, slice.Floats[7], 1e-7);
    }

    /// <summary>Of the numbers 1 … 10 every constant between the 8th and the 9th is an 80 % quantile, and no other is as good.</summary>
    [Fact]
    public void It_is_smallest_at_the_quantile()
    {
        var target = new Sequence(features: 1, steps: 10, batch: 1);
        target.SetExample(0, [3, 7, 1, 10, 5, 2, 8, 4, 9, 6]);
        double Of(float forecast)
        {
            var y = target.ZerosAlike();
            y.Floats.Fill(forecast);
            return new PinballLoss([0.8]).Measure(y, target).Loss;
        }

        var best = Of(8.5f);
        Assert.Equal(best, Of(8), 1e-6);
        Assert.All(new[] { 1f, 5, 7.5f, 9.5f, 10 }, forecast => Assert.True(Of(forecast) > best + 0.01));
    }

    [Theory]
    [InlineData(float.NaN, 0)]
    [InlineData(0, float.NaN)]
    public void What_is_not_a_number_is_found_out(float forecast, float actual)
    {
        var (y, target) = (new Sequence(features: 3, steps: 1, batch: 1), new Sequence(features: 1, steps: 1, batch: 1));
        y.Floats[1] = forecast;
        target.Floats[0] = actual;

        Assert.True(double.IsNaN(_loss.Measure(y, target).Loss));
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _loss.Measure(new Sequence(2, 1, 1), new Sequence(1, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _loss.Measure(new Sequence(3, 1, 2), new Sequence(1, 1, 1)));
    }
}
