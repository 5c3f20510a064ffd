using SalesWeb.Network.Kernels;

namespace SalesWeb.Network;

/// <summary>
/// A one-dimensional convolution, PyTorch's <c>Conv1d</c> with the taps <c>d</c> steps apart (its dilation).
/// <code>
///   y[t] = b + Σk W[k] x[t + d k]              valid:   t = 0 … T-1-d(K-1), every tap lies inside
///   y[t] = b + Σk W[k] x[t - d (K-1-k)]        causal:  t = 0 … T-1, x is zero before its first step
///
///   x[t]  F × B    T steps of F inputs for a batch of B examples
///   W[k]  C × F    tap k, for each of C filters; k = 0 … K-1
///   b     C × 1
///   y[t]  C × B    d(K-1) steps fewer than in, or as many where it is causal
/// </code>
/// What the taps see is laid out as one matrix of K·F rows, so that each way is one product.
/// </summary>
public sealed class Convolution : ILayer
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly int _inputs;
    private readonly int _kernel;
    private readonly int _dilation;
    private readonly bool _isCausal;

    /// <param name="name">Prefix of the parameters' names, for example <c>conv1</c>.</param>
    /// <param name="inputs">F, at least 1.</param>
    /// <param name="filters">C, at least 1.</param>
    /// <param name="kernel">K, at least 1.</param>
    /// <param name="random">Draws the first weights as PyTorch does: evenly within ±1/√(F·K).</param>
    /// <param name="dilation">d, at least 1.</param>
    /// <param name="isCausal">Whether there are as many steps out as in, each seeing only itself and what came before.</param>
    public Convolution(string name, int inputs, int filters, int kernel, Random random, int dilation = 1, bool isCausal = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dilation, 1);
        var bound = 1 / MathF.Sqrt(inputs * kernel);
        (_inputs, _kernel, _dilation, _isCausal) = (inputs, kernel, dilation, isCausal);
        _weight = new Parameter($"{name}.weight", filters, inputs, kernel).Randomize(bound, random);
        _bias = new Parameter($"{name}.bias", filters).Randomize(bound, random);
    }

    public IReadOnlyList<Parameter> Parameters => [_weight, _bias];

    /// <summary>d(K-1): how many steps the first tap lies before the last.</summary>
    private int Reach => _dilation * (_kernel - 1);

    /// <inheritdoc/>
    public int StepsOut(int steps) => _isCausal ? steps : steps - Reach;

    /// <inheritdoc/>
    public IPass Pass(int steps, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(StepsOut(steps), 1);
        return new Way(this, steps, batch);
    }

    private sealed class Way(Convolution layer, int steps, int batch) : IPass
    {
        private readonly Sequence _seen = new(layer._kernel * layer._inputs, layer.StepsOut(steps), batch);
        private readonly Sequence _y = new(layer._bias.Values.Length, layer.StepsOut(steps), batch);
        private float[][]? _gradients;
        private Sequence? _dx;

        public IReadOnlyList<float[]> Gradients => _gradients ??= layer.Parameters.NewGradients();

        public Sequence Forward(Sequence x, Chance? chance)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(x.Features, layer._inputs);
            ArgumentOutOfRangeException.ThrowIfNotEqual(x.Steps, steps);
            ArgumentOutOfRangeException.ThrowIfNotEqual(x.Batch, batch);
            Gather(x);
            Simd.Widest.Multiply(layer._weight.View(), _seen.View(), layer._bias.Values, _y.Floats);
            return _y;
        }

        public Sequence? Backward(Sequence dy, bool wantsInput)
        {
            dy.SumColumns(Gradients[1]);
            Simd.Widest.Multiply(dy.View(), _seen.View().Transposed, Gradients[0], add: false);
            if (!wantsInput)
                return null;

            // What the taps saw is no longer needed, so its place takes how the loss changes with it.
            Simd.Widest.Multiply(layer._weight.View().Transposed, dy.View(), _seen.Floats, add: false);
            _dx ??= new Sequence(layer._inputs, steps, batch);
            Scatter(_dx);
            return _dx;
        }

        /// <summary>Column t·B + b of what the taps see: x of example b at each of the K steps that output t reads.</summary>
        private void Gather(Sequence x)
        {
            for (var k = 0; k < layer._kernel; k++)
            {
                for (var t = 0; t < _seen.Steps; t++)
                {
                    var source = Source(t, k);
                    for (var b = 0; b < batch; b++)
                    {
                        var target = _seen.At(t, b).Slice(k * layer._inputs, layer._inputs);
                        if (source < 0)
                            target.Clear();
                        else
                            x.At(source, b).CopyTo(target);
                    }
                }
            }
        }

        private void Scatter(Sequence dx)
        {
            dx.Floats.Clear();
            for (var k = 0; k < layer._kernel; k++)
            {
                for (var t = Math.Max(0, -Source(0, k)); t < _seen.Steps; t++)
                {
                    for (var b = 0; b < batch; b++)
                        Simd.Widest.Add(_seen.At(t, b).Slice(k * layer._inputs, layer._inputs), dx.At(Source(t, k), b));
                }
            }
        }

        /// <summary>The step of the input that tap k reads for output t; below 0 before the first.</summary>
        private int Source(int t, int k) => t + (layer._dilation * k) - (layer._isCausal ? layer.Reach : 0);
    }
}
