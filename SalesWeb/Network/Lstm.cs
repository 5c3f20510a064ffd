namespace SalesWeb.Network;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), PyTorch's <c>LSTM</c> of one layer.
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
    public Lstm(string name, int inputs, int hidden, Random random)
    {
        var bound = 1 / MathF.Sqrt(hidden);
        _hidden = hidden;
        _inputWeight = new Parameter($"{name}.weight_ih_l0", 4 * hidden, inputs).Randomize(bound, random);
        _stateWeight = new Parameter($"{name}.weight_hh_l0", 4 * hidden, hidden).Randomize(bound, random);
        _inputBias = new Parameter($"{name}.bias_ih_l0", 4 * hidden).Randomize(bound, random);
        _stateBias = new Parameter($"{name}.bias_hh_l0", 4 * hidden).Randomize(bound, random);
    }

    public IReadOnlyList<Parameter> Parameters => [_inputWeight, _stateWeight, _inputBias, _stateBias];

    /// <inheritdoc/>
    public (Sequence Output, Backward Backward) Forward(Sequence x)
    {
        var w = MatrixView.Of(_inputWeight.Value);
        var u = MatrixView.Of(_stateWeight.Value);
        var gates = new Sequence(4 * _hidden, x.Steps, x.Batch);
        var c = new Sequence(_hidden, x.Steps, x.Batch);
        var tanhC = c.ZerosAlike();
        var h = c.ZerosAlike();

        gates.FillColumns((_inputBias.Value + _stateBias.Value).AsColumnMajorArray());
        MatrixProduct.Accumulate(w, x.View(), gates.Floats);
        for (var t = 0; t < x.Steps; t++)
        {
            if (t > 0)
                MatrixProduct.Accumulate(u, h.View(t - 1), gates.FromStep(t));
            LstmCell.Forward(gates, c, tanhC, h, t);
        }

        return (h, Backward);

        Sequence Backward(Sequence dy)
        {
            var w = MatrixView.Of(_inputWeight.Value);
            var uTransposed = MatrixView.Of(_stateWeight.Value.Transpose());
            var dx = x.ZerosAlike();
            var dgates = gates.ZerosAlike();
            var dc = new float[_hidden * x.Batch];
            var dh = new float[_hidden * x.Batch];
            for (var t = x.Steps - 1; t >= 0; t--)
            {
                dy.FromStep(t).CopyTo(dh);
                if (t < x.Steps - 1)
                    MatrixProduct.Accumulate(uTransposed, dgates.View(t + 1), dh);
                LstmCell.Backward(gates, c, tanhC, dh, dc, dgates, t);
            }

            dgates.AddColumnsTo(_inputBias.Gradients);
            dgates.AddColumnsTo(_stateBias.Gradients);
            MatrixProduct.Accumulate(dgates.View(), x.View().Transposed, _inputWeight.Gradients);
            if (x.Steps > 1)
                MatrixProduct.Accumulate(dgates.View(1, x.Steps - 1), h.View(0, x.Steps - 1).Transposed, _stateWeight.Gradients);
            MatrixProduct.Accumulate(w.Transposed, dgates.View(), dx.Floats);
            return dx;
        }
    }
}
