using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Single;

namespace SalesWeb.Network;

/// <summary>
/// T steps of F values for a batch of B examples, in one contiguous float32 buffer.
/// <code>
///   Values   F × T·B   column t·B + b is step t of example b; the oldest step comes first
/// </code>
/// MathNet stores matrices by column, so the F values of a step lie side by side, and so do the B examples of a step:
/// a product over many steps is one product over neighbouring columns.
/// </summary>
public sealed class Sequence
{
    private readonly float[] _floats;

    /// <summary>A sequence of zeros; each size is at least 1.</summary>
    public Sequence(int features, int steps, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        _floats = new float[checked(features * steps * batch)];
        Values = new DenseMatrix(features, steps * batch, _floats);
        Steps = steps;
        Batch = batch;
    }

    /// <summary>F × T·B.</summary>
    public Matrix<float> Values { get; }

    /// <summary>F.</summary>
    public int Features => Values.RowCount;

    /// <summary>T.</summary>
    public int Steps { get; }

    /// <summary>B.</summary>
    public int Batch { get; }

    /// <summary>All F·T·B values, column after column.</summary>
    public Span<float> Floats => _floats;

    /// <summary>The F values of step <paramref name="t"/> of example <paramref name="b"/>.</summary>
    public Span<float> At(int t, int b) => _floats.AsSpan((t * Batch + b) * Features, Features);

    /// <summary>The F·B values of <paramref name="count"/> steps from <paramref name="t"/> on.</summary>
    public Span<float> FromStep(int t, int count = 1) => _floats.AsSpan(t * Batch * Features, count * Batch * Features);

    /// <summary>The same as a matrix, F × count·B.</summary>
    public MatrixView View(int t, int count = 1) => new(FromStep(t, count), Features, count * Batch);

    /// <summary>The whole sequence as a matrix, F × T·B.</summary>
    public MatrixView View() => View(0, Steps);

    /// <summary>Zeros in the shape of this sequence.</summary>
    public Sequence ZerosAlike() => new(Features, Steps, Batch);

    /// <summary>Writes into <paramref name="sum"/>, F values, the sum of all columns, taken from the first to the last.</summary>
    public void SumColumns(Span<float> sum)
    {
        sum.Clear();
        Kernels.Simd.Widest.AddColumns(_floats, sum);
    }

    /// <summary>Makes example <paramref name="b"/> the values of <paramref name="window"/>: T × F, step after step, oldest first.</summary>
    public void SetExample(int b, ReadOnlySpan<float> window)
    {
        for (var t = 0; t < Steps; t++)
            window.Slice(t * Features, Features).CopyTo(At(t, b));
    }

    /// <summary>One example after another, each T × F: the reverse of calling <see cref="SetExample"/> for all.</summary>
    public float[] ToExamples()
    {
        var examples = new float[_floats.Length];
        for (var b = 0; b < Batch; b++)
        {
            for (var t = 0; t < Steps; t++)
                At(t, b).CopyTo(examples.AsSpan((b * Steps + t) * Features));
        }

        return examples;
    }
}
