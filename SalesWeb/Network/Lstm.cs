using SalesWeb.Network.Kernels;

namespace SalesWeb.Network;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), one layer of PyTorch's <c>LSTM</c>.
/// <code>
///   [i f g o][t] = W x[t] + b + U h[t-1] + b'      four blocks of H rows, in this order
///   i, f, o through the logistic function, g through tanh
///   c[t] = f ∘ c[t-1] + i ∘ g
///   h[t] = o ∘ tanh c[t]                           h and c are zero before the first step
///
///   x[t]  C × B     T steps of C inputs for a batch of B examples
///   W     4H × C    U  4H × H    b, b'  4H × 1
///   h[t]  H × B     the output, as many steps as in
/// </code>
/// W x is one product over all steps, and so are the gradients of W and U; only U h goes step by step.
/// </summary>
public sealed class Lstm : ILayer
{
    private readonly Parameter _inputWeight;
    private readonly Parameter _stateWeight;
    private readonly Parameter _inputBias;
    private readonly Parameter _stateBias;
    private readonly int _hidden;

    /// <param name="name">Prefix of the parameters' names, for example <c>lstm</c>.</param>
    /// <param name="inputs">C, at least 1.</param>
    /// <param name="hidden">H, at least 1.</param>
    /// <param name="random">Draws the first weights as PyTorch does: evenly within ±1/√H.</param>
    /// <param name="level">Which of several layers on top of each other it is, from 0; PyTorch's suffix <c>_l0</c>.</param>
    public Lstm(string name, int inputs, int hidden, Random random, int level = 0)
    {
        var bound = 1 / MathF.Sqrt(hidden);
        _hidden = hidden;
        _inputWeight = new Parameter($"{name}.weight_ih_l{level}", 4 * hidden, inputs).Randomize(bound, random);
        _stateWeight = new Parameter($"{name}.weight_hh_l{level}", 4 * hidden, hidden).Randomize(bound, random);
        _inputBias = new Parameter($"{name}.bias_ih_l{level}", 4 * hidden).Randomize(bound, random);
        _stateBias = new Parameter($"{name}.bias_hh_l{level}", 4 * hidden).Randomize(bound, random);
    }

    public IReadOnlyList<Parameter> Parameters => [_inputWeight, _stateWeight, _inputBias, _stateBias];

    /// <inheritdoc/>
    public IPass Pass(int steps, int batch) => new Way(this, steps, batch);

    private sealed class Way : IPass
    {
        private readonly Lstm _layer;
        private readonly PackedMatrix? _u;
        private readonly float[] _bias;
        private readonly Sequence _gates;
        private readonly Sequence _c;
        private readonly Sequence _tanhC;
        private readonly Sequence _h;
        private Return? _return;
        private Sequence? _x;

        public Way(Lstm layer, int steps, int batch)
        {
            _layer = layer;
            // A single example reads U where it lies; more of them read it often enough to be worth packing.
            _u = batch > 1 ? new PackedMatrix(4 * layer._hidden, layer._hidden, Simd.Widest) : null;
            _bias = new float[4 * layer._hidden];
            _gates = new Sequence(4 * layer._hidden, steps, batch);
            _c = new Sequence(layer._hidden, steps, batch);
            _tanhC = _c.ZerosAlike();
            _h = _c.ZerosAlike();
        }

        public IReadOnlyList<float[]> Gradients => Back.Gradients;

        private Return Back => _return ??= new Return(_layer, _h.Steps, _h.Batch);

        public Sequence Forward(Sequence x, Chance? chance)
        {
            var simd = Simd.Widest;
            _x = x;
            _layer._inputBias.Values.CopyTo(_bias);
            simd.Add(_layer._stateBias.Values, _bias);
            simd.Multiply(_layer._inputWeight.View(), x.View(), _bias, _gates.Floats);

            _u?.Pack(_layer._stateWeight.View());
            for (var t = 0; t < x.Steps; t++)
            {
                if (t > 0 && _u is not null)
                    simd.Multiply(_u, _h.View(t - 1), _gates.FromStep(t), add: true);
                else if (t > 0)
                    simd.Multiply(_layer._stateWeight.View(), _h.View(t - 1), _gates.FromStep(t), add: true);
                simd.OpenGates(_layer._hidden, _gates.FromStep(t), Before(t), _c.FromStep(t), _tanhC.FromStep(t), _h.FromStep(t));
            }

            return _h;
        }

        public Sequence? Backward(Sequence dy, bool wantsInput)
        {
            var simd = Simd.Widest;
            var (x, back) = (_x!, Back);
            back.U.Pack(_layer._stateWeight.View().Transposed);
            back.Dc.AsSpan().Clear();

            // The gates are not needed again, so their place takes how the loss changes with them.
            for (var t = x.Steps - 1; t >= 0; t--)
            {
                var dh = dy.FromStep(t);
                if (t < x.Steps - 1)
                    simd.Multiply(back.U, _gates.View(t + 1), dh, add: true);
                simd.CloseGates(_layer._hidden, _gates.FromStep(t), Before(t), _tanhC.FromStep(t), dh, back.Dc);
            }

            _gates.SumColumns(back.Db);
            simd.Multiply(_gates.View(), x.View().Transposed, back.Dw, add: false);
            if (x.Steps > 1)
                simd.Multiply(_gates.View(1, x.Steps - 1), _h.View(0, x.Steps - 1).Transposed, back.Du, add: false);
            else
                back.Du.AsSpan().Clear();
            if (!wantsInput)
                return null;

            simd.Multiply(_layer._inputWeight.View().Transposed, _gates.View(), back.Dx.Floats, add: false);
            return back.Dx;
        }

        private ReadOnlySpan<float> Before(int t) => t > 0 ? _c.FromStep(t - 1) : default;
    }

    /// <summary>Room that only the way back needs.</summary>
    private sealed class Return
    {
        public Return(Lstm layer, int steps, int batch)
        {
            U = new PackedMatrix(layer._hidden, 4 * layer._hidden, Simd.Widest);
            Dc = new float[layer._hidden * batch];
            Dx = new Sequence(layer._inputWeight.Value.ColumnCount, steps, batch);
            Dw = new float[layer._inputWeight.Values.Length];
            Du = new float[layer._stateWeight.Values.Length];
            Db = new float[4 * layer._hidden];
            // Both biases are added to the same gates, so the loss changes alike with both.
            Gradients = [Dw, Du, Db, Db];
        }

        public PackedMatrix U { get; }

        public float[] Dc { get; }

        public Sequence Dx { get; }

        public float[] Dw { get; }

        public float[] Du { get; }

        public float[] Db { get; }

        public IReadOnlyList<float[]> Gradients { get; }
    }
}
