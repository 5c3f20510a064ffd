namespace SalesWeb.Network.Kernels;

/// <summary>Columns brought to mean 0 and variance 1, forward and backward; the formulas are <see cref="LayerNorm"/>'s.</summary>
public abstract partial class Simd
{
    /// <summary>Normalizes every column of a matrix, F × N, then stretches and moves its rows. A column's bits depend on that column alone.</summary>
    /// <param name="x">F × N.</param>
    /// <param name="gain">γ, F values.</param>
    /// <param name="bias">β, F values.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <param name="normal">F × N, receives the normalized columns.</param>
    /// <param name="inverse">N values, receives what each column was multiplied by.</param>
    /// <param name="y">F × N, receives γ ∘ normal + β.</param>
    public abstract void Normalize(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> gain,
        ReadOnlySpan<float> bias,
        float epsilon,
        Span<float> normal,
        Span<float> inverse,
        Span<float> y);

    /// <summary>The way back through <see cref="Normalize"/>.</summary>
    /// <param name="gain">γ, F values.</param>
    /// <param name="normal">F × N, as it was left.</param>
    /// <param name="inverse">N values, as they were left.</param>
    /// <param name="dy">F × N: how the loss changes with y on entry, with x on return.</param>
    /// <param name="dGain">F values: receives how it changes with γ, summed over the columns from the first to the last.</param>
    public abstract void NormalizeBack(
        ReadOnlySpan<float> gain, ReadOnlySpan<float> normal, ReadOnlySpan<float> inverse, Span<float> dy, Span<float> dGain);
}
