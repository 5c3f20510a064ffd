using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class LastStepTests
{
    private readonly LastStep _layer = new();

    [Fact]
    public void Backward_agrees_with_finite_differences() => GradientCheck.Passes(_layer, Sequences.Random(features: 3, steps: 4, batch: 2));

    [Fact]
    public void Only_the_last_step_comes_through()
    {
        var x = Sequences.Random(features: 2, steps: 3, batch: 4);

        var y = _layer.Forward(x).Output;

        Assert.Equal(1, y.Steps);
        Assert.Equal(x.FromStep(2).ToArray(), y.Floats.ToArray());
    }
}
