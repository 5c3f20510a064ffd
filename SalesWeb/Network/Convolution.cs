namespace SalesWeb.Network;

/// <summary>
/// A one-dimensional convolution without padding, PyTorch's <c>Conv1d</c>: step t of the output sees only steps t … t+K-1 of the input.
/// <code>
///   y[t] = b + Σk W[k] x[t+k]      k = 0 … K-1;  t = 0 … T-K
///
///   x[t]  F × B    T steps of F inputs for a batch of B examples
///   W[k]  C × F    tap k, for each of C filters
///   b     C × 1
///   y[t]  C × B    K-1 steps fewer than in
/// </code>
/// </summary>
public sealed class Convolution : ILayer
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly int _inputs;
    private readonly int _kernel;

    /// <param name="name">Prefix of the parameters' names, for example <c>conv1</c>.</param>
    /// <param name="inputs">F, at least 1.</param>
    /// <param name="filters">C, at least 1.</param>
    /// <param name="kernel">K, at least 1.</param>
    /// <param name="random">Draws the first weights as PyTorch does: evenly within ±1/√(F·K).</param>
    public Convolution(string name, int inputs, int filters, int kernel, Random random)
    {
        var bound = 1 / MathF.Sqrt(inputs * kernel);
        (_inputs, _kernel) = (inputs, kernel);
        _weight = new Parameter($"{name}.weight", filters, inputs, kernel).Randomize(bound, random);
        _bias = new Parameter($"{name}.bias", filters).Randomize(bound, random);
    }

    public IReadOnlyList<Parameter> Parameters => [_weight, _bias];

    /// <inheritdoc/>
    public (Sequence Output, Backward Backward) Forward(Sequence x)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Features, _inputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(x.Steps, _kernel);
        var steps = x.Steps - _kernel + 1;
        var y = new Sequence(_bias.Value.RowCount, steps, x.Batch);
        y.FillColumns(_bias.Values);
        for (var k = 0; k < _kernel; k++)
            MatrixProduct.Accumulate(Tap(_weight.Values, k), x.View(k, steps), y.Floats);

        return (y, Backward);

        Sequence Backward(Sequence dy)
        {
            var dx = x.ZerosAlike();
            dy.AddColumnsTo(_bias.Gradients);
            for (var k = 0; k < _kernel; k++)
            {
                MatrixProduct.Accumulate(dy.View(), x.View(k, steps).Transposed, TapOf(_weight.Gradients, k));
                MatrixProduct.Accumulate(Tap(_weight.Values, k).Transposed, dy.View(), dx.FromStep(k, steps));
            }

            return dx;
        }
    }

    private MatrixView Tap(Span<float> taps, int k) => new(TapOf(taps, k), _bias.Value.RowCount, _inputs);

    private Span<float> TapOf(Span<float> taps, int k)
    {
        var length = _bias.Value.RowCount * _inputs;
        return taps.Slice(k * length, length);
    }
}
