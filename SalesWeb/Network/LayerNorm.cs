using SalesWeb.Network.Kernels;

namespace SalesWeb.Network;

/// <summary>
/// Layer normalization (Ba, Kiros and Hinton 2016), PyTorch's <c>LayerNorm</c> over the values of one step of one example.
/// <code>
///   μ = 1/F Σ x      σ² = 1/F Σ (x - μ)²      r = 1 / √(σ² + ε)      ε = 1e-5
///   n = (x - μ) r    y = γ ∘ n + β
///
///   g = γ ∘ dy       dx = r (g - mean g - n mean(g ∘ n))      dγ = Σ dy ∘ n      dβ = Σ dy
///
///   x[t], y[t]  F × B    T steps of F values for a batch of B examples
///   γ, β        F × 1    1 and 0 at first
/// </code>
/// </summary>
public sealed class LayerNorm : ILayer
{
    private const float Epsilon = 1e-5f;

    private readonly Parameter _gain;
    private readonly Parameter _bias;

    /// <param name="name">Prefix of the parameters' names, for example <c>norm1</c>: γ is its <c>weight</c>, β its <c>bias</c>.</param>
    /// <param name="features">F, at least 1.</param>
    public LayerNorm(string name, int features)
    {
        _gain = new Parameter($"{name}.weight", features);
        _gain.Values.Fill(1);
        _bias = new Parameter($"{name}.bias", features);
    }

    public IReadOnlyList<Parameter> Parameters => [_gain, _bias];

    /// <inheritdoc/>
    public IPass Pass(int steps, int batch) => new Way(this, steps, batch);

    private sealed class Way(LayerNorm layer, int steps, int batch) : IPass
    {
        private readonly Sequence _normal = new(layer._gain.Values.Length, steps, batch);
        private readonly Sequence _y = new(layer._gain.Values.Length, steps, batch);
        private readonly float[] _inverse = new float[steps * batch];
        private float[][]? _gradients;

        public IReadOnlyList<float[]> Gradients => _gradients ??= layer.Parameters.NewGradients();

        public Sequence Forward(Sequence x, Chance? chance)
        {
            Simd.Widest.Normalize(x.Floats, layer._gain.Values, layer._bias.Values, Epsilon, _normal.Floats, _inverse, _y.Floats);
            return _y;
        }

        public Sequence? Backward(Sequence dy, bool wantsInput)
        {
            dy.SumColumns(Gradients[1]);
            Simd.Widest.NormalizeBack(layer._gain.Values, _normal.Floats, _inverse, dy.Floats, Gradients[0]);
            return dy;
        }
    }
}
