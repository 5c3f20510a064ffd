using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class AdamTests
{
    [Fact]
    public void Three_steps_agree_with_the_formula_written_out()
    {
        var parameter = new Parameter("any", 11);
        var adam = new Adam([parameter], learningRate: 0.01);
        var (p, m, v) = (0.0, 0.0, 0.0);
        for (var n = 1; n <= 3; n++)
        {
            var g = n - 1.5;
            parameter.Gradients.Fill((float)g);
            adam.Step();

            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            p -= 0.01 * (m / (1 - Math.Pow(0.9, n))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, n))) + 1e-8);
        }

        Assert.All(parameter.Values.ToArray(), value => Assert.Equal(p, value, 1e-7));
    }

    [Fact]
    public void Without_a_gradient_nothing_moves()
    {
        var parameter = new Parameter("any", 3);
        parameter.FromPyTorch([1, 2, 3]);

        new Adam([parameter]).Step();

        Assert.Equal([1, 2, 3], parameter.ToPyTorch());
    }

    /// <summary>Without a gradient only the decay is left: 2 (1 - 0.1 · 0.5) = 1.9, then 1.9 · 0.95 = 1.805.</summary>
    [Fact]
    public void Weight_decay_takes_off_a_share_of_each_weight_apart_from_the_gradient()
    {
        var parameter = new Parameter("any", 1);
        parameter.FromPyTorch([2]);
        var adam = new Adam([parameter], learningRate: 0.1, weightDecay: 0.5);

        adam.Step();
        Assert.Equal(1.9, parameter.ToPyTorch()[0], 1e-6);
        adam.Step();
        Assert.Equal(1.805, parameter.ToPyTorch()[0], 1e-6);
    }

    /// <summary>In the first step m̂ = g and v̂ = g², so Adam moves by the whole rate: 2 (1 - 0.1 · 0.5) - 0.1 = 1.8.</summary>
    [Fact]
    public void Decay_comes_on_top_of_the_step()
    {
        var parameter = new Parameter("any", 1);
        parameter.FromPyTorch([2]);
        parameter.Gradients[0] = 7;

        new Adam([parameter], learningRate: 0.1, weightDecay: 0.5).Step();

        Assert.Equal(1.8, parameter.ToPyTorch()[0], 1e-6);
    }

    /// <summary>The gradient (3, 4) of two parameters is 5 long; cut to 1 it is (0.6, 0.8), of which m keeps a tenth and v a thousandth of the square.</summary>
    [Fact]
    public void A_gradient_that_is_too_long_is_shortened_over_all_parameters_together()
    {
        Parameter[] parameters = [new("one", 1), new("other", 1)];
        var adam = new Adam(parameters, clipNorm: 1);
        (parameters[0].Gradients[0], parameters[1].Gradients[0]) = (3, 4);

        adam.Step();

        Assert.Equal(0.06, adam.Means[0][0], 1e-6);
        Assert.Equal(0.08, adam.Means[1][0], 1e-6);
        Assert.Equal(0.00036, adam.Squares[0][0], 1e-8);
        Assert.Equal(0.00064, adam.Squares[1][0], 1e-8);
    }

    [Fact]
    public void A_gradient_that_is_short_enough_stays_as_it_is()
    {
        Parameter[] parameters = [new("one", 1), new("other", 1)];
        var adam = new Adam(parameters, clipNorm: 5.1);
        (parameters[0].Gradients[0], parameters[1].Gradients[0]) = (3, 4);

        adam.Step();

        Assert.Equal(0.3f, adam.Means[0][0], 1e-7);
        Assert.Equal(0.4f, adam.Means[1][0], 1e-7);
    }
}
