namespace SalesWeb.Network;

/// <summary>
/// Quantiles that never cross: the middle one as it comes, and every other as a distance from its neighbour that cannot be negative.
/// <code>
///   y[m] = r[m]                                  m: the level nearest to one half, the first of equals
///   y[k] = y[k-1] + softplus r[k]      k = m+1 … Q-1
///   y[k] = y[k+1] - softplus r[k]      k = m-1 … 0
///   softplus r = log(1 + exp r)
///
///   dr[m] = Σ dy[j] over all j
///   dr[k] =  s(r[k]) Σ dy[j] over j = k … Q-1    above m;   s(r) = 1 / (1 + exp(-r))
///   dr[k] = -s(r[k]) Σ dy[j] over j = 0 … k      below m
///
///   r[t], y[t]  Q × B    T steps for a batch of B examples
/// </code>
/// Rounding keeps the order too, so y[k] ≤ y[k+1] always.
/// </summary>
public sealed class Quantiles : ILayer
{
    private readonly int _count;
    private readonly int _middle;

    /// <param name="levels">Q levels in rising order, each between 0 and 1, both excluded.</param>
    public Quantiles(IReadOnlyList<double> levels)
    {
        _count = QuantileLevels.Checked(levels).Length;
        _middle = QuantileLevels.Middle(levels);
    }

    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public IPass Pass(int steps, int batch) => new Way(_count, _middle, steps, batch);

    private sealed class Way(int count, int middle, int steps, int batch) : IPass
    {
        private readonly Sequence _y = new(count, steps, batch);
        private readonly float[] _slopes = new float[count * steps * batch];

        public IReadOnlyList<float[]> Gradients => [];

        public Sequence Forward(Sequence x, Chance? chance)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(x.Floats.Length, _slopes.Length);
            for (var first = 0; first < _slopes.Length; first += count)
                Spread(x.Floats.Slice(first, count), _slopes.AsSpan(first, count), _y.Floats.Slice(first, count));
            return _y;
        }

        public Sequence? Backward(Sequence dy, bool wantsInput)
        {
            for (var first = 0; first < _slopes.Length; first += count)
                Gather(_slopes.AsSpan(first, count), dy.Floats.Slice(first, count));
            return dy;
        }

        private void Spread(ReadOnlySpan<float> r, Span<float> slopes, Span<float> y)
        {
            y[middle] = r[middle];
            for (var k = middle + 1; k < count; k++)
                y[k] = y[k - 1] + Softplus(r[k], out slopes[k]);
            for (var k = middle - 1; k >= 0; k--)
                y[k] = y[k + 1] - Softplus(r[k], out slopes[k]);
        }

        private void Gather(ReadOnlySpan<float> slopes, Span<float> dy)
        {
            var (above, below) = (0f, 0f);
            for (var k = count - 1; k > middle; k--)
                dy[k] = slopes[k] * (above += dy[k]);
            for (var k = 0; k < middle; k++)
                dy[k] = -slopes[k] * (below += dy[k]);
            dy[middle] += above + below;
        }

        /// <summary>log(1 + exp r), without a power that overflows, and its slope.</summary>
        private static float Softplus(float r, out float slope)
        {
            var power = MathF.Exp(-MathF.Abs(r));
            slope = (r >= 0 ? 1 : power) / (1 + power);
            return MathF.Max(r, 0) + MathF.Log(1 + power);
        }
    }
}
