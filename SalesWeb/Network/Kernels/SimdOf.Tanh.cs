using System.Runtime.CompilerServices;

namespace SalesWeb.Network.Kernels;

/// <summary>
/// The hyperbolic tangent and the logistic function.
/// <code>
///   tanh x ≈ x P(x²) / Q(x²)          both of degree 4; beyond ±9.02 it is ±1 in float32
///   1 / (1 + exp(-x)) = ½ + ½ tanh(x / 2)
/// </code>
/// The coefficients are a rational fit of least largest relative error over [0, 9.02], 2.1e-8 before rounding;
/// rounded to float32 the result is within 3.5e-7 of tanh x.
/// </summary>
internal sealed partial class SimdOf<V>
{
    private const float Saturation = 9.02f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Tanh(V x)
    {
        x = V.Max(V.Create(-Saturation), V.Min(V.Create(Saturation), x));
        var z = x * x;
        var p = V.MultiplyAdd(V.Create(1.331897081513489e-8f), z, V.Create(2.058340578514617e-5f));
        var q = V.MultiplyAdd(V.Create(7.761977371956164e-7f), z, V.Create(3.2830852433107793e-4f));
        p = V.MultiplyAdd(p, z, V.Create(3.494029864668846e-3f));
        q = V.MultiplyAdd(q, z, V.Create(2.587105520069599e-2f));
        p = V.MultiplyAdd(p, z, V.Create(0.13379713892936707f));
        q = V.MultiplyAdd(q, z, V.Create(0.46713030338287354f));
        p = V.MultiplyAdd(p, z, V.Create(1));
        q = V.MultiplyAdd(q, z, V.Create(1));
        return V.Max(V.Create(-1), V.Min(V.Create(1), x * p / q));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sigmoid(V x) => V.MultiplyAdd(Tanh(x * V.Create(0.5f)), V.Create(0.5f), V.Create(0.5f));
}
