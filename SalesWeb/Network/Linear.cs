namespace SalesWeb.Network;

/// <summary>
/// A linear map of the last step; what came before reaches it only through the state of the layer below.
/// <code>
///   y = W x[T-1] + b
///
///   x[t]  H × B    T steps of H inputs for a batch of B examples
///   W     O × H
///   b     O × 1
///   y     O × B    one step
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
    public (Sequence Output, Backward Backward) Forward(Sequence x)
    {
        var last = x.Steps - 1;
        var y = new Sequence(_bias.Value.RowCount, steps: 1, x.Batch);
        y.FillColumns(_bias.Values);
        MatrixProduct.Accumulate(MatrixView.Of(_weight.Value), x.View(last), y.Floats);

        return (y, Backward);

        Sequence Backward(Sequence dy)
        {
            var dx = x.ZerosAlike();
            dy.AddColumnsTo(_bias.Gradients);
            MatrixProduct.Accumulate(dy.View(), x.View(last).Transposed, _weight.Gradients);
            MatrixProduct.Accumulate(MatrixView.Of(_weight.Value).Transposed, dy.View(), dx.FromStep(last));
            return dx;
        }
    }
}
