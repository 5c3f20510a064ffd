using SalesWeb.Network.Kernels;

namespace SalesWeb.Network;

/// <summary>
/// Adam (Kingma and Ba 2015) with PyTorch's formula and defaults, with decoupled weight decay (Loshchilov and Hutter 2019)
/// and a limit on the length of the gradient over all parameters (Pascanu, Mikolov and Bengio 2013) where they are asked for.
/// <code>
///   g ← g · min(1, c / (|g| + 10⁻⁶))                 |g| over all parameters together; left out for c = 0
///   p ← p (1 - ηλ)
///   m ← β₁ m + (1-β₁) g        v ← β₂ v + (1-β₂) g²
///   p ← p - η/(1-β₁ⁿ) · m / (√v / √(1-β₂ⁿ) + ε)      in step n = 1, 2, …
/// </code>
/// </summary>
public sealed class Adam
{
    internal const double Beta1 = 0.9;
    internal const double Beta2 = 0.999;
    internal const float Epsilon = 1e-8f;

    private const double ClipEpsilon = 1e-6;

    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly double _weightDecay;
    private readonly double _clipNorm;
    private readonly float[][] _means;
    private readonly float[][] _squares;

    /// <param name="parameters">What it moves, each by its own gradient.</param>
    /// <param name="learningRate">η, above 0.</param>
    /// <param name="weightDecay">λ, at least 0.</param>
    /// <param name="clipNorm">c, at least 0; 0 leaves gradients as they are.</param>
    public Adam(IReadOnlyList<Parameter> parameters, double learningRate = 1e-3, double weightDecay = 0, double clipNorm = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(weightDecay);
        ArgumentOutOfRangeException.ThrowIfNegative(clipNorm);
        _parameters = parameters;
        _weightDecay = weightDecay;
        _clipNorm = clipNorm;
        LearningRate = learningRate;
        _means = [.. parameters.Select(parameter => new float[parameter.Values.Length])];
        _squares = [.. parameters.Select(parameter => new float[parameter.Values.Length])];
    }

    /// <summary>η of the next step, at least 0.</summary>
    public double LearningRate { get; set; }

    /// <summary>n: steps that were made; set, with m and v, where a training goes on.</summary>
    public int Steps { get; set; }

    /// <summary>m of each parameter, in the order of its values.</summary>
    public IReadOnlyList<float[]> Means => _means;

    /// <summary>v of each parameter, in the order of its values.</summary>
    public IReadOnlyList<float[]> Squares => _squares;

    /// <summary>Moves every parameter by one step against its gradient.</summary>
    public void Step()
    {
        Steps++;
        var step = new AdamStep(
            Rate: (float)(LearningRate / (1 - Math.Pow(Beta1, Steps))),
            Spread: (float)Math.Sqrt(1 - Math.Pow(Beta2, Steps)),
            Shrink: (float)(1 - (LearningRate * _weightDecay)),
            GradientScale: GradientScale());
        for (var n = 0; n < _parameters.Count; n++)
            Simd.Widest.StepAdam(_parameters[n].Values, _parameters[n].Gradients, _means[n], _squares[n], step);
    }

    /// <summary>What gradients are multiplied by so that together they are no longer than they may be; 1 at most.</summary>
    private float GradientScale()
    {
        if (_clipNorm == 0)
            return 1;
        var squares = 0.0;
        foreach (var parameter in _parameters)
            squares += Simd.Widest.SumOfSquares(parameter.Gradients);
        return (float)Math.Min(1, _clipNorm / (Math.Sqrt(squares) + ClipEpsilon));
    }
}
