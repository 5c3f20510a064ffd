namespace SalesWeb.Network;

/// <summary>
/// The pinball loss of quantiles (Koenker and Bassett 1978), a mean over values and levels.
/// <code>
///   L = 1/n Σ ρ(target - y[k])       ρ(e) = q[k] e  where e ≥ 0,  (q[k] - 1) e  elsewhere;   n = Q·P·B
///   dL/dy[k] = -q[k]/n where e > 0,  (1 - q[k])/n where e &lt; 0,  0 at the kink, where the loss is smallest
///
///   y       Q × P·B   the quantile of each level q[k] for each of P periods
///   target  1 × P·B
/// </code>
/// In units of y.
/// </summary>
public sealed class PinballLoss : ILoss
{
    private readonly float[] _levels;

    /// <param name="levels">Q levels in rising order, each between 0 and 1, both excluded.</param>
    public PinballLoss(IReadOnlyList<double> levels) => _levels = Array.ConvertAll(QuantileLevels.Checked(levels), level => (float)level);

    /// <inheritdoc/>
    public double Measure(Sequence y, Sequence target, int batch, Sequence gradient)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Features, _levels.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(target.Floats.Length * _levels.Length, y.Floats.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Floats.Length, y.Floats.Length);
        var count = (float)_levels.Length * y.Steps * batch;
        var sum = 0.0;
        for (var n = 0; n < target.Floats.Length; n++)
            sum += Measure(y.Floats.Slice(n * _levels.Length, _levels.Length), target.Floats[n], count, gradient.Floats.Slice(n * _levels.Length, _levels.Length));
        return sum / count;
    }

    private double Measure(ReadOnlySpan<float> y, float target, float count, Span<float> slope)
    {
        var sum = 0.0;
        for (var k = 0; k < y.Length; k++)
        {
            var (error, level) = (target - y[k], _levels[k]);

            // The larger of the two sides is the right one, and what is not a number stays so.
            sum += Math.Max(level * error, (level - 1) * error);
            slope[k] = error > 0 ? -level / count : error < 0 ? (1 - level) / count : 0;
        }

        return sum;
    }
}
