namespace SalesWeb.Forecasting.Regression;

/// <summary>
/// Ridge regression that follows the middle of the sales and lets few extreme ones pull little, by iteratively reweighted least squares.
/// <code>
///   minimise   Σt w[t] ρ((z[t] − x[t]'β) / σ)  +  ½ Σj (β[j] / (spread[j] sd))²
///   ρ(u)       Huber's: ½ u² up to |u| = ½, as steep as there beyond;   σ = 5/4 of the mean |residual|
/// </code>
/// The prior of each coefficient is its column's spread times the standard deviation of z. Source: Huber (1964); Hoerl and Kennard (1970).
/// </summary>
public sealed class RobustRidge
{
    /// <summary>Up to which residual, in σ, the loss is a square.</summary>
    private const double Bend = 0.5;

    private RobustRidge(double[] coefficients, double[] residuals, double deviation) =>
        (Coefficients, Residuals, Deviation) = (coefficients, residuals, deviation);

    public double[] Coefficients { get; }

    /// <summary>z − Xβ for every period of the history, 0 where its weight is 0.</summary>
    public double[] Residuals { get; }

    /// <summary>σ, above 0.</summary>
    public double Deviation { get; }

    /// <param name="design">At least as many rows as responses.</param>
    /// <param name="z">Responses of the first rows.</param>
    /// <param name="weights">One for each response, at least 0, one above.</param>
    /// <param name="iterations">At least 1.</param>
    public static RobustRidge Fit(RegressionDesign design, ReadOnlySpan<double> z, ReadOnlySpan<double> weights, int iterations)
    {
        var count = design.Columns.Length;
        var gram = new double[count * count];
        var coefficients = new double[count];
        var residuals = new double[z.Length];
        var robust = weights.ToArray();
        var total = Sum(weights);
        var spread = Math.Max(1e-3, SpreadOf(z, weights, total));
        var deviation = 0.5 * spread;
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            design.Accumulate(z, robust, gram, coefficients);
            for (var j = 0; j < count; j++)
            {
                var penalty = deviation / (design.Columns[j].Spread * spread);
                gram[(j * count) + j] += penalty * penalty;
            }

            NormalEquations.Solve(gram, coefficients);
            var size = 0.0;
            for (var t = 0; t < z.Length; t++)
            {
                residuals[t] = weights[t] > 0 ? z[t] - design.Predict(coefficients, t) : 0;
                size += weights[t] * Math.Abs(residuals[t]);
            }

            deviation = Math.Max(1e-3 * spread, 1.25 * size / total);
            Reweight(weights, residuals, deviation, total, robust);
        }

        return new RobustRidge(coefficients, residuals, deviation);
    }

    /// <summary>w[t] σ / max(|r[t]|, σ / 2), scaled to the sum that the weights had, so that the penalty keeps its meaning.</summary>
    private static void Reweight(ReadOnlySpan<double> weights, double[] residuals, double deviation, double total, double[] robust)
    {
        var sum = 0.0;
        for (var t = 0; t < robust.Length; t++)
            sum += robust[t] = weights[t] * deviation / Math.Max(Math.Abs(residuals[t]), Bend * deviation);
        for (var t = 0; t < robust.Length; t++)
            robust[t] *= total / sum;
    }

    private static double SpreadOf(ReadOnlySpan<double> z, ReadOnlySpan<double> weights, double total)
    {
        var (mean, squares) = (0.0, 0.0);
        for (var t = 0; t < z.Length; t++)
            mean += weights[t] * z[t] / total;
        for (var t = 0; t < z.Length; t++)
            squares += weights[t] * (z[t] - mean) * (z[t] - mean);
        return Math.Sqrt(squares / total);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }
}
