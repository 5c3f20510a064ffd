using System.Numerics;
using System.Numerics.Tensors;

namespace SalesWeb.Network;

/// <summary>
/// Cuts off what is negative.
/// <code>
///   y = max(x, 0)      every element;  the slope at 0 is taken as 0, as PyTorch does
/// </code>
/// </summary>
public sealed class Relu : ILayer
{
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public (Sequence Output, Backward Backward) Forward(Sequence x)
    {
        var y = x.ZerosAlike();
        TensorPrimitives.Max(x.Floats, 0f, y.Floats);
        return (y, Backward);

        Sequence Backward(Sequence dy)
        {
            var dx = x.ZerosAlike();
            for (var n = 0; n < dx.Floats.Length; n += Lanes.Count)
            {
                var isOpen = Vector.GreaterThan(Lanes.Load(x.Floats, n), Vector<float>.Zero);
                Lanes.Store(Vector.ConditionalSelect(isOpen, Lanes.Load(dy.Floats, n), Vector<float>.Zero), dx.Floats, n);
            }

            return dx;
        }
    }
}
