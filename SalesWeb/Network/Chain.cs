namespace SalesWeb.Network;

/// <summary>Layers one after another: the output of each is the input of the next.</summary>
public sealed class Chain(params IReadOnlyList<ILayer> layers) : ILayer
{
    /// <summary>Those of the first layer, then those of the second, and so on.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = [.. layers.SelectMany(layer => layer.Parameters)];

    /// <inheritdoc/>
    public int StepsOut(int steps) => layers.Aggregate(steps, (left, layer) => layer.StepsOut(left));

    /// <inheritdoc/>
    public IPass Pass(int steps, int batch)
    {
        var passes = new List<IPass>();
        foreach (var layer in layers)
        {
            passes.Add(layer.Pass(steps, batch));
            steps = layer.StepsOut(steps);
        }

        return new Way([.. passes]);
    }

    private sealed class Way(IPass[] passes) : IPass
    {
        private float[][]? _gradients;

        public IReadOnlyList<float[]> Gradients => _gradients ??= [.. passes.SelectMany(pass => pass.Gradients)];

        public Sequence Forward(Sequence x, Chance? chance)
        {
            for (var n = 0; n < passes.Length; n++)
                x = passes[n].Forward(x, chance?.Of(n));
            return x;
        }

        public Sequence? Backward(Sequence dy, bool wantsInput)
        {
            for (var n = passes.Length - 1; n > 0; n--)
                dy = passes[n].Backward(dy)!;
            return passes[0].Backward(dy, wantsInput);
        }
    }
}
