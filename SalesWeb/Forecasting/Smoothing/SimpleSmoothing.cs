namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// Simple exponential smoothing with least squared errors.
/// <code>
///   l[t] = α y[t] + (1 − α) l[t − 1],   f[t + 1] = l[t],   0.0001 ≤ α ≤ 0.9999
/// </code>
/// Errors are linear in l[0], so the best one for each α is known and only α is searched for.
/// </summary>
/// <param name="Alpha">How fast the level follows.</param>
/// <param name="Level">Behind the last value.</param>
/// <param name="Squares">Σ (y − f)².</param>
internal sealed record SimpleSmoothing(double Alpha, double Level, double Squares)
{
    /// <param name="y">At least one value.</param>
    /// <param name="cancellation">Looked at throughout.</param>
    public static SimpleSmoothing Of(double[] y, CancellationToken cancellation) =>
        With(y, GoldenSection.Minimise(alpha => With(y, alpha).Squares, EtsBounds.Smallest, EtsBounds.Largest, cancellation));

    private static SimpleSmoothing With(double[] y, double alpha)
    {
        // A way from l[0] = y[0]; starting d higher would leave d (1 − α)^t of it at every step.
        var (level, left) = (y[0], 1.0);
        var (squares, products, weights) = (0.0, 0.0, 0.0);
        foreach (var value in y)
        {
            var error = value - level;
            squares += error * error;
            products += error * left;
            weights += left * left;
            level += alpha * error;
            left *= 1 - alpha;
        }

        return new SimpleSmoothing(alpha, level + (products / weights * left), Math.Max(0, squares - (products * products / weights)));
    }
}
