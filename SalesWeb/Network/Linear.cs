using SalesWeb.Network.Kernels;

namespace SalesWeb.Network;

/// <summary>
/// A linear map of every step.
/// <code>
///   y[t] = W x[t] + b
///
///   x[t]  H × B    T steps of H inputs for a batch of B examples
///   W     O × H
///   b     O × 1
///   y[t]  O × B    as many steps as in
/// </code>
/// </summary>
public sealed class Linear : ILayer
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;

    /// <param name="name">Prefix of the parameters' names, for example <c>fc</c>.</param>
    /// <param name="inputs">H, at least 1.</param>
    /// <param name="outputs">O, at least 1.</param>
    /// <param name="random">Draws the first weights as PyTorch does: evenly within ±1/√H.</param>
    public Linear(string name, int inputs, int outputs, Random random)
    {
        var bound = 1 / MathF.Sqrt(inputs);
        _weight = new Parameter($"{name}.weight", outputs, inputs).Randomize(bound, random);
        _bias = new Parameter($"{name}.bias", outputs).Randomize(bound, random);
    }

    public IReadOnlyList<Parameter> Parameters => [_weight, _bias];

    /// <inheritdoc/>
    public IPass Pass(int steps, int batch) => new Way(this, steps, batch);

    private sealed class Way(Linear layer, int steps, int batch) : IPass
    {
        private readonly Sequence _y = new(layer._bias.Values.Length, steps, batch);
        private float[][]? _gradients;
        private Sequence? _x;
        private Sequence? _dx;

        public IReadOnlyList<float[]> Gradients => _gradients ??= layer.Parameters.NewGradients();

        public Sequence Forward(Sequence x, Chance? chance)
        {
            _x = x;
            Simd.Widest.Multiply(layer._weight.View(), x.View(), layer._bias.Values, _y.Floats);
            return _y;
        }

        public Sequence? Backward(Sequence dy, bool wantsInput)
        {
            dy.SumColumns(Gradients[1]);
            Simd.Widest.Multiply(dy.View(), _x!.View().Transposed, Gradients[0], add: false);
            if (!wantsInput)
                return null;

            _dx ??= _x.ZerosAlike();
            Simd.Widest.Multiply(layer._weight.View().Transposed, dy.View(), _dx.Floats, add: false);
            return _dx;
        }
    }
}
