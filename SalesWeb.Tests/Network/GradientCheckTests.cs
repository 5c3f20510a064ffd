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

        public IPass Pass(int steps, int batch) => new Way(slope);

        private sealed class Way(float slope) : IPass
        {
            public IReadOnlyList<float[]> Gradients => [];

            public Sequence Forward(Sequence x, Chance? chance) => Times(2, x);

            public Sequence Backward(Sequence dy, bool wantsInput) => Times(slope, dy);

            private static Sequence Times(float factor, Sequence x)
            {
                foreach (ref var value in x.Floats)
                    value *= factor;
                return x;
            }
        }
    }
}
