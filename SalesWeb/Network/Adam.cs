using System.Numerics;

namespace SalesWeb.Network;

/// <summary>
/// Adam (Kingma and Ba 2015) with PyTorch's formula and defaults.
/// <code>
///   m ← β₁ m + (1-β₁) g        v ← β₂ v + (1-β₂) g²
///   p ← p - η/(1-β₁ⁿ) · m / (√v / √(1-β₂ⁿ) + ε)      in step n = 1, 2, …
/// </code>
/// </summary>
public sealed class Adam
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const float Epsilon = 1e-8f;

    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly double _learningRate;
    private readonly float[][] _means;
    private readonly float[][] _squares;
    private int _steps;

    /// <param name="parameters">What it moves, each by its own gradient.</param>
    /// <param name="learningRate">η, above 0.</param>
    public Adam(IReadOnlyList<Parameter> parameters, double learningRate = 1e-3)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(learningRate);
        _parameters = parameters;
        _learningRate = learningRate;
        _means = [.. parameters.Select(parameter => new float[parameter.Values.Length])];
        _squares = [.. parameters.Select(parameter => new float[parameter.Values.Length])];
    }

    /// <summary>Moves every parameter by one step against its gradient.</summary>
    public void Step()
    {
        _steps++;
        var rate = (float)(_learningRate / (1 - Math.Pow(Beta1, _steps)));
        var spread = (float)Math.Sqrt(1 - Math.Pow(Beta2, _steps));
        for (var n = 0; n < _parameters.Count; n++)
            Step(_parameters[n].Values, _parameters[n].Gradients, _means[n], _squares[n], rate, spread);
    }

    private static void Step(Span<float> p, ReadOnlySpan<float> g, Span<float> m, Span<float> v, float rate, float spread)
    {
        var epsilon = new Vector<float>(Epsilon);
        for (var n = 0; n < p.Length; n += Lanes.Count)
        {
            var gn = Lanes.Load(g, n);
            var mn = (float)Beta1 * Lanes.Load(m, n) + (float)(1 - Beta1) * gn;
            var vn = (float)Beta2 * Lanes.Load(v, n) + (float)(1 - Beta2) * gn * gn;
            Lanes.Store(mn, m, n);
            Lanes.Store(vn, v, n);
            Lanes.Store(Lanes.Load(p, n) - rate * mn / (Vector.SquareRoot(vn) / spread + epsilon), p, n);
        }
    }
}
