using SalesWeb.Network;
using Xunit.Sdk;

namespace SalesWeb.Tests.Network;

public class GradientCheckTests
{
    [Fact]
    public void A_way_back_that_is_wrong_by_one_percent_is_caught() =>
        Assert.ThrowsAny<XunitException>(() => GradientCheck.Passes(new Doubling(slope: 2.02f), Sequences.Random(2, 3, 2)));

    [Fact]
    public void A_way_back_that_is_right_passes() => GradientCheck.Passes(new Doubling(slope: 2), Sequences.Random(2, 3, 2));

    /// <summary>y = 2 x, which claims that dy/dx is <paramref name="slope"/>.</summary>
    private sealed class Doubling(float slope) : ILayer
    {
        public IReadOnlyList<Parameter> Parameters => [];

        public (Sequence Output, Backward Backward) Forward(Sequence x) => (Times(2, x), dy => Times(slope, dy));

        private static Sequence Times(float factor, Sequence x)
        {
            var y = x.Copy();
            foreach (ref var value in y.Floats)
                value *= factor;
            return y;
        }
    }
}
