namespace SalesWeb.Network.Kernels;

/// <summary>Loops over the elements of one or a few buffers of equal length.</summary>
public abstract partial class Simd
{
    /// <summary>x ← max(x, 0).</summary>
    public abstract void CutNegative(Span<float> x);

    /// <summary>dy ← dy where y is above 0, 0 elsewhere.</summary>
    public abstract void ClearWhereNotPositive(ReadOnlySpan<float> y, Span<float> dy);

    /// <summary>sum ← sum + values.</summary>
    public abstract void Add(ReadOnlySpan<float> values, Span<float> sum);

    /// <summary>Adds every column of a matrix to <paramref name="sum"/>, from the first to the last.</summary>
    /// <param name="matrix">M × N, column after column.</param>
    /// <param name="sum">M values.</param>
    public abstract void AddColumns(ReadOnlySpan<float> matrix, Span<float> sum);

    /// <summary>Σ x², summed in float32 by register and in float64 across them.</summary>
    public abstract double SumOfSquares(ReadOnlySpan<float> x);

    /// <summary>x ← tanh x, within 3.5e-7.</summary>
    public abstract void Tanh(Span<float> x);

    /// <summary>x ← 1 / (1 + exp(-x)), within 3.5e-7.</summary>
    public abstract void Sigmoid(Span<float> x);

    /// <summary>One step of Adam on one parameter; the formula is <see cref="Network.Adam"/>'s.</summary>
    /// <param name="p">The parameter, moved.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The running mean of the gradient, moved.</param>
    /// <param name="v">The running mean of its square, moved.</param>
    /// <param name="common">The numbers that all parameters share.</param>
    public abstract void StepAdam(Span<float> p, ReadOnlySpan<float> g, Span<float> m, Span<float> v, AdamStep common);
}
