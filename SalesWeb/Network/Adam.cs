using SalesWeb.Network.Kernels;

namespace SalesWeb.Network;

/// <summary>
/// Adam (Kingma and Ba 2015) with PyTorch's formula and defaults; with <c>λ</c> above 0 its weight decay is decoupled (Loshchilov and Hutter 2019),
/// and with <c>c</c> above 0 the gradient of all parameters together is cut to that norm first (Pascanu et al. 2013).
/// <code>
///   g ← g · min(1, c / ‖g‖)
///   m ← β₁ m + (1-β₁) g        v ← β₂ v + (1-β₂) g²
///   p ← (1 - η λ) p - η/(1-β₁ⁿ) · m / (√v / √(1-β₂ⁿ) + ε)      in step n = 1, 2, …
/// </code>
/// </summary>
public sealed class Adam
{
    internal const double Beta1 = 0.9;
    internal const double Beta2 = 0.999;
    internal const float Epsilon = 1e-8f;

    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly double _weightDecay;
    private readonly double _clipNorm;
    private readonly float[][] _means;
    private readonly float[][] _squares;

    /// <param name="parameters">What it moves, each by its own gradient.</param>
    /// <param name="weightDecay">λ, at least 0.</param>
    /// <param name="clipNorm">c, above 0; 0 for no cut.</param>
    public Adam(IReadOnlyList<Parameter> parameters, double weightDecay = 0, double clipNorm = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weightDecay);
        ArgumentOutOfRangeException.ThrowIfNegative(clipNorm);
        (_parameters, _weightDecay, _clipNorm) = (parameters, weightDecay, clipNorm);
        _means = [.. parameters.Select(parameter => new float[parameter.Values.Length])];
        _squares = [.. parameters.Select(parameter => new float[parameter.Values.Length])];
    }

    /// <summary>n: steps taken so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Moves every parameter by one step against its gradient.</summary>
    /// <param name="learningRate">η, above 0.</param>
    public void Step(double learningRate)
    {
        Steps++;
        var step = new AdamStep(
            Rate: (float)(learningRate / (1 - Math.Pow(Beta1, Steps))),
            Spread: (float)Math.Sqrt(1 - Math.Pow(Beta2, Steps)),
            Shrink: (float)(1 - (learningRate * _weightDecay)),
            GradientScale: _clipNorm > 0 ? (float)Math.Min(1, _clipNorm / GradientNorm()) : 1);
        for (var n = 0; n < _parameters.Count; n++)
            Simd.Widest.StepAdam(_parameters[n].Values, _parameters[n].Gradients, _means[n], _squares[n], step);
    }

    private double GradientNorm()
    {
        var sum = 0.0;
        foreach (var parameter in _parameters)
            sum += Simd.Widest.SumOfSquares(parameter.Gradients);
        return Math.Sqrt(sum);
    }
}
