using SalesWeb.Network.Kernels;

namespace SalesWeb.Network;

/// <summary>
/// Cuts off what is negative, in place.
/// <code>
///   y = max(x, 0)      every element;  the slope at 0 is taken as 0, as PyTorch does
/// </code>
/// </summary>
public sealed class Relu : ILayer
{
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public IPass Pass(int steps, int batch) => new Way();

    private sealed class Way : IPass
    {
        private Sequence? _y;

        public IReadOnlyList<float[]> Gradients => [];

        public Sequence Forward(Sequence x, Chance? chance)
        {
            Simd.Widest.CutNegative(x.Floats);
            return _y = x;
        }

        public Sequence? Backward(Sequence dy, bool wantsInput)
        {
            Simd.Widest.ClearWhereNotPositive(_y!.Floats, dy.Floats);
            return dy;
        }
    }
}
