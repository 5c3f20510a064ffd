using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class AdamTests
{
    [Fact]
    public void Three_steps_agree_with_the_formula_written_out()
    {
        var parameter = new Parameter("any", 11);
        var adam = new Adam([parameter]);
        var (p, m, v) = (0.0, 0.0, 0.0);
        for (var n = 1; n <= 3; n++)
        {
            var g = n - 1.5;
            parameter.Gradients.Fill((float)g);
            adam.Step(learningRate: 0.01);

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

        new Adam([parameter]).Step(learningRate: 0.01);

        Assert.Equal([1, 2, 3], parameter.ToPyTorch());
    }
}
