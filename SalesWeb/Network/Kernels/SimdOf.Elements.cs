using System.Runtime.CompilerServices;

namespace SalesWeb.Network.Kernels;

/// <summary>Loops over elements.</summary>
internal sealed partial class SimdOf<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void CutNegative(Span<float> x)
    {
        for (var n = 0; n < x.Length; n += V.Count)
            Store(V.Max(default, Load(ref x[n], x.Length - n)), ref x[n], x.Length - n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ClearWhereNotPositive(ReadOnlySpan<float> y, Span<float> dy)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(dy.Length, y.Length);
        for (var n = 0; n < y.Length; n += V.Count)
            Store(V.WherePositive(Load(in y[n], y.Length - n), Load(ref dy[n], y.Length - n)), ref dy[n], y.Length - n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(ReadOnlySpan<float> values, Span<float> sum)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sum.Length, values.Length);
        for (var n = 0; n < sum.Length; n += V.Count)
            Store(Load(ref sum[n], sum.Length - n) + Load(in values[n], sum.Length - n), ref sum[n], sum.Length - n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddColumns(ReadOnlySpan<float> matrix, Span<float> sum)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Length % sum.Length, 0);
        for (var row = 0; row < sum.Length; row += V.Count)
        {
            var left = sum.Length - row;
            var total = Load(ref sum[row], left);
            for (var n = row; n < matrix.Length; n += sum.Length)
                total += Load(in matrix[n], left);
            Store(total, ref sum[row], left);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double SumOfSquares(ReadOnlySpan<float> x)
    {
        V squares = default;
        for (var n = 0; n < x.Length; n += V.Count)
        {
            var value = Load(in x[n], x.Length - n);
            squares = V.MultiplyAdd(value, value, squares);
        }

        Span<float> lanes = stackalloc float[V.Count];
        squares.Store(ref lanes[0]);
        var sum = 0.0;
        foreach (var lane in lanes)
            sum += lane;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Tanh(Span<float> x)
    {
        for (var n = 0; n < x.Length; n += V.Count)
            Store(Tanh(Load(ref x[n], x.Length - n)), ref x[n], x.Length - n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Sigmoid(Span<float> x)
    {
        for (var n = 0; n < x.Length; n += V.Count)
            Store(Sigmoid(Load(ref x[n], x.Length - n)), ref x[n], x.Length - n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void StepAdam(Span<float> p, ReadOnlySpan<float> g, Span<float> m, Span<float> v, AdamStep common)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(g.Length, p.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(m.Length, p.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(v.Length, p.Length);
        var (beta1, beta2) = (V.Create((float)Adam.Beta1), V.Create((float)Adam.Beta2));
        var (rest1, rest2) = (V.Create((float)(1 - Adam.Beta1)), V.Create((float)(1 - Adam.Beta2)));
        var (rate, spread, epsilon) = (V.Create(common.Rate), V.Create(common.Spread), V.Create(Adam.Epsilon));
        var (shrink, scale) = (V.Create(common.Shrink), V.Create(common.GradientScale));
        for (var n = 0; n < p.Length; n += V.Count)
        {
            var left = p.Length - n;
            var g_ = Load(in g[n], left) * scale;
            var m_ = (beta1 * Load(ref m[n], left)) + (rest1 * g_);
            var v_ = (beta2 * Load(ref v[n], left)) + (rest2 * g_ * g_);
            Store(m_, ref m[n], left);
            Store(v_, ref v[n], left);
            Store((shrink * Load(ref p[n], left)) - (rate * m_ / ((V.SquareRoot(v_) / spread) + epsilon)), ref p[n], left);
        }
    }
}
