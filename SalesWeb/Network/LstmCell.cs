using System.Numerics;
using System.Numerics.Tensors;

namespace SalesWeb.Network;

/// <summary>
/// The element-wise part of one LSTM step, forward and backward; the products are <see cref="Lstm"/>'s.
/// <code>
///   gates        4H × T·B   i f g o: W x + U h and the biases before the step, what the gates let through after it
///   c, tanhC, h   H × T·B
/// </code>
/// </summary>
internal static class LstmCell
{
    /// <summary>Opens the gates of step <paramref name="t"/> in place and fills that step of c, tanh c and h.</summary>
    public static void Forward(Sequence gates, Sequence c, Sequence tanhC, Sequence h, int t)
    {
        for (var b = 0; b < h.Batch; b++)
        {
            var gate = new Gates(gates.At(t, b));
            var cell = c.At(t, b);
            TensorPrimitives.Sigmoid(gate.I, gate.I);
            TensorPrimitives.Sigmoid(gate.F, gate.F);
            TensorPrimitives.Tanh(gate.G, gate.G);
            TensorPrimitives.Sigmoid(gate.O, gate.O);

            TensorPrimitives.Multiply(gate.I, gate.G, cell);
            if (t > 0)
                TensorPrimitives.MultiplyAdd(gate.F, c.At(t - 1, b), cell, cell);
            TensorPrimitives.Tanh(cell, tanhC.At(t, b));
            TensorPrimitives.Multiply(gate.O, tanhC.At(t, b), h.At(t, b));
        }
    }

    /// <summary>The way back through step <paramref name="t"/>; steps are taken from the last to the first.</summary>
    /// <param name="gates">What the gates let through, all steps.</param>
    /// <param name="c">The cells of all steps.</param>
    /// <param name="tanhC">Their tanh.</param>
    /// <param name="dh">H × B: how the loss changes with h[t], through the output and through step t+1.</param>
    /// <param name="dc">H × B: how it changes with c[t] through step t+1 on entry, with c[t-1] on return.</param>
    /// <param name="dgates">Receives step t: how the loss changes with the gates before they are opened.</param>
    /// <param name="t">0 … T-1.</param>
    public static void Backward(Sequence gates, Sequence c, Sequence tanhC, Span<float> dh, Span<float> dc, Sequence dgates, int t)
    {
        for (var b = 0; b < c.Batch; b++)
        {
            var example = (b * c.Features)..((b + 1) * c.Features);
            var cBefore = t > 0 ? c.At(t - 1, b) : default;
            Backward(new Gates(gates.At(t, b)), cBefore, tanhC.At(t, b), dh[example], dc[example], new Gates(dgates.At(t, b)));
        }
    }

    private static void Backward(
        Gates gate, ReadOnlySpan<float> cBefore, ReadOnlySpan<float> tanhC, ReadOnlySpan<float> dh, Span<float> dc, Gates dgate)
    {
        var one = Vector<float>.One;
        for (var n = 0; n < dc.Length; n += Lanes.Count)
        {
            var (i, f, g, o) = (Lanes.Load(gate.I, n), Lanes.Load(gate.F, n), Lanes.Load(gate.G, n), Lanes.Load(gate.O, n));
            var (tanh, dhn) = (Lanes.Load(tanhC, n), Lanes.Load(dh, n));
            var dcn = Lanes.Load(dc, n) + dhn * o * (one - tanh * tanh);

            var before = cBefore.IsEmpty ? Vector<float>.Zero : Lanes.Load(cBefore, n);
            Lanes.Store(dcn * g * i * (one - i), dgate.I, n);
            Lanes.Store(dcn * before * f * (one - f), dgate.F, n);
            Lanes.Store(dcn * i * (one - g * g), dgate.G, n);
            Lanes.Store(dhn * tanh * o * (one - o), dgate.O, n);
            Lanes.Store(dcn * f, dc, n);
        }
    }

    /// <summary>One column of 4H values as its blocks of H: input, forget, candidate, output.</summary>
    private readonly ref struct Gates(Span<float> column)
    {
        private readonly Span<float> _column = column;

        public Span<float> I => Block(0);

        public Span<float> F => Block(1);

        public Span<float> G => Block(2);

        public Span<float> O => Block(3);

        private Span<float> Block(int n) => _column.Slice(n * _column.Length / 4, _column.Length / 4);
    }
}
