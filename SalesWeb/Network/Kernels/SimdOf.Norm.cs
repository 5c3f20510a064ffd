using System.Runtime.CompilerServices;

namespace SalesWeb.Network.Kernels;

/// <summary>Columns brought to mean 0 and variance 1.</summary>
internal sealed partial class SimdOf<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Normalize(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> gain,
        ReadOnlySpan<float> bias,
        float epsilon,
        Span<float> normal,
        Span<float> inverse,
        Span<float> y)
    {
        CheckColumns(gain.Length, inverse.Length, x, normal);
        CheckColumns(bias.Length, inverse.Length, x, y);
        for (var column = 0; column < inverse.Length; column++)
        {
            var first = column * gain.Length;
            var mean = V.Create(Sum(x.Slice(first, gain.Length)) / gain.Length);
            for (var n = 0; n < gain.Length; n += V.Count)
                Store(Load(in x[first + n], gain.Length - n) - mean, ref normal[first + n], gain.Length - n);

            var variance = (float)SumOfSquares(normal.Slice(first, gain.Length)) / gain.Length;
            inverse[column] = 1 / MathF.Sqrt(variance + epsilon);
            var scale = V.Create(inverse[column]);
            for (var n = 0; n < gain.Length; n += V.Count)
            {
                var left = gain.Length - n;
                var value = Load(ref normal[first + n], left) * scale;
                Store(value, ref normal[first + n], left);
                Store(V.MultiplyAdd(value, Load(in gain[n], left), Load(in bias[n], left)), ref y[first + n], left);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void NormalizeBack(
        ReadOnlySpan<float> gain, ReadOnlySpan<float> normal, ReadOnlySpan<float> inverse, Span<float> dy, Span<float> dGain)
    {
        CheckColumns(gain.Length, inverse.Length, normal, dy);
        ArgumentOutOfRangeException.ThrowIfNotEqual(dGain.Length, gain.Length);
        dGain.Clear();
        for (var column = 0; column < inverse.Length; column++)
        {
            var first = column * gain.Length;
            V sum = default;
            V sumWithNormal = default;
            for (var n = 0; n < gain.Length; n += V.Count)
            {
                var left = gain.Length - n;
                var (normal_, dy_) = (Load(in normal[first + n], left), Load(ref dy[first + n], left));
                Store(V.MultiplyAdd(dy_, normal_, Load(ref dGain[n], left)), ref dGain[n], left);
                var slope = dy_ * Load(in gain[n], left);
                sum += slope;
                sumWithNormal = V.MultiplyAdd(slope, normal_, sumWithNormal);
                Store(slope, ref dy[first + n], left);
            }

            var (mean, meanWithNormal) = (V.Create(Sum(sum) / gain.Length), V.Create(Sum(sumWithNormal) / gain.Length));
            var scale = V.Create(inverse[column]);
            for (var n = 0; n < gain.Length; n += V.Count)
            {
                var left = gain.Length - n;
                var slope = Load(ref dy[first + n], left);
                Store((slope - mean - (Load(in normal[first + n], left) * meanWithNormal)) * scale, ref dy[first + n], left);
            }
        }
    }

    private static float Sum(ReadOnlySpan<float> x)
    {
        V sum = default;
        for (var n = 0; n < x.Length; n += V.Count)
            sum += Load(in x[n], x.Length - n);
        return Sum(sum);
    }

    private static float Sum(V lanes)
    {
        Span<float> values = stackalloc float[V.Count];
        lanes.Store(ref values[0]);
        var sum = 0f;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    private static void CheckColumns(int rows, int columns, ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(one.Length, rows * columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Length, rows * columns);
    }
}
