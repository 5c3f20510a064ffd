namespace SalesWeb.Forecasting.Regression;

/// <summary>
/// What a regression leaves is no pure chance: a good week is followed by a good one.
/// <code>
///   e[t] = Σk φ[k] e[t − k] + ε[t]      k = 1 … p
/// </code>
/// φ by Yule and Walker from weighted autocovariances, which makes it stationary; the order by AICc, all orders in one pass of Levinson and Durbin.
/// Source: Brockwell and Davis (1991), 8.2 and 9.3.
/// </summary>
/// <param name="Coefficients">φ[1 … p]; none where the errors are chance.</param>
public sealed record AutoregressiveErrors(double[] Coefficients)
{
    /// <param name="errors">Oldest first.</param>
    /// <param name="weights">How much each counts, at least 0, at most 1.</param>
    /// <param name="longest">The highest order that is tried, at least 0.</param>
    public static AutoregressiveErrors Of(ReadOnlySpan<double> errors, ReadOnlySpan<double> weights, int longest)
    {
        var covariances = Covariances(errors, weights, longest, out var total);
        if (covariances[0] <= 0)
            return new AutoregressiveErrors([]);

        double[] current = [];
        var (best, chosen, variance) = (0.0, current, 1.0);
        for (var order = 1; order <= longest && total - order - 2 > 0; order++)
        {
            var reflection = covariances[order];
            for (var k = 1; k < order; k++)
                reflection -= current[k - 1] * covariances[order - k];
            reflection /= variance * covariances[0];
            var next = new double[order];
            for (var k = 0; k < order - 1; k++)
                next[k] = current[k] - (reflection * current[order - 2 - k]);
            next[order - 1] = reflection;
            current = next;
            variance *= 1 - (reflection * reflection);
            if (!(variance > 1e-12))
                break;

            var criterion = (total * Math.Log(variance)) + (2 * (order + 1) * total / (total - order - 2));
            if (criterion < best)
                (best, chosen) = (criterion, current);
        }

        return new AutoregressiveErrors(chosen);
    }

    /// <summary>The errors to expect, from the last ones on.</summary>
    /// <param name="errors">Oldest first; those before the first count as 0.</param>
    /// <param name="horizon">How many steps, at least 1.</param>
    public double[] Forecast(ReadOnlySpan<double> errors, int horizon)
    {
        var ahead = new double[horizon];
        for (var step = 0; step < horizon; step++)
        {
            for (var k = 1; k <= Coefficients.Length; k++)
            {
                var t = errors.Length + step - k;
                ahead[step] += Coefficients[k - 1] * (t < 0 ? 0 : t < errors.Length ? errors[t] : ahead[step - k]);
            }
        }

        return ahead;
    }

    /// <summary>How far an error of each step ahead strays, as a fraction of how far errors stray of which nothing is known: rising towards 1.</summary>
    public double[] Uncertainty(int horizon)
    {
        var length = Math.Max(horizon, 400);
        var weights = new double[length];
        var sums = new double[length];
        for (var step = 0; step < length; step++)
        {
            weights[step] = step == 0 ? 1 : 0;
            for (var k = 1; k <= Math.Min(step, Coefficients.Length); k++)
                weights[step] += Coefficients[k - 1] * weights[step - k];
            sums[step] = (step > 0 ? sums[step - 1] : 0) + (weights[step] * weights[step]);
        }

        return [.. sums.Take(horizon).Select(sum => Math.Sqrt(sum / sums[^1]))];
    }

    private static double[] Covariances(ReadOnlySpan<double> errors, ReadOnlySpan<double> weights, int longest, out double total)
    {
        var scaled = new double[errors.Length];
        total = 0;
        for (var t = 0; t < scaled.Length; t++)
        {
            scaled[t] = errors[t] * Math.Sqrt(weights[t]);
            total += weights[t];
        }

        var covariances = new double[longest + 1];
        for (var lag = 0; lag <= longest; lag++)
        {
            for (var t = lag; t < scaled.Length; t++)
                covariances[lag] += scaled[t] * scaled[t - lag];
        }

        return covariances;
    }
}
