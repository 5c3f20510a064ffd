using SalesWeb.Forecasting.RollingOrigin;

namespace SalesWeb.Forecasting.Combination;

/// <summary>
/// Weights of the members of an ensemble, learnt from forecasts whose outcome is known.
/// <code>
///   minimise  mean over folds and steps of |Σm w[m] f[m] − y| / scale      w[m] ≥ 0,  Σ w = 1
/// </code>
/// by exponentiated gradient with averaged iterates (Kivinen and Warmuth 1997), which begins at equal weights: members that err alike keep
/// sharing. A fixed number of steps makes it deterministic.
/// </summary>
public static class EnsembleWeights
{
    private const int Steps = 300;
    private const double Rate = 5;

    /// <param name="folds">Whose outcome is known; may be none.</param>
    /// <param name="members">The places of the members among the forecasts of a fold; at least one. A member without a forecast in all of the folds weighs nothing.</param>
    /// <returns>One for each member, at least 0, adding up to 1.</returns>
    public static double[] Learn(IReadOnlyList<Fold> folds, IReadOnlyList<int> members)
    {
        var usable = members.Select(member => folds.Count == 0 || folds.Any(fold => fold.Forecasts[member] is not null)).ToArray();
        var count = usable.Count(isUsable => isUsable);
        if (count == 0)
            return [.. members.Select(_ => 1.0 / members.Count)];
        var weights = usable.Select(isUsable => isUsable ? 1.0 / count : 0).ToArray();
        // A member that was too young for the first windows is judged, as the others are then, by those that it was there for.
        IReadOnlyList<Fold> shared = [.. folds.Where(fold => members.Where((_, place) => usable[place]).All(member => fold.Forecasts[member] is not null))];
        var (forecasts, actual) = Scaled(shared, members, usable);
        if (actual.Length == 0 || count == 1)
            return weights;

        var mean = new double[weights.Length];
        var gradient = new double[weights.Length];
        for (var step = 1; step <= Steps; step++)
        {
            Gradient(forecasts, actual, weights, gradient);
            var least = gradient.Min();
            var range = Math.Max(1, gradient.Max() - least); // a member that is off by 10⁹ does not make the step overflow
            var sum = 0.0;
            for (var m = 0; m < weights.Length; m++)
                sum += weights[m] *= Math.Exp(-Rate / Math.Sqrt(step) * (gradient[m] - least) / range);
            for (var m = 0; m < weights.Length; m++)
                mean[m] += (weights[m] /= sum) / Steps;
        }

        return mean;
    }

    private static (double[] Forecasts, double[] Actual) Scaled(IReadOnlyList<Fold> folds, IReadOnlyList<int> members, bool[] usable)
    {
        var rows = folds.Where(fold => fold.Scale > 0).ToList();
        var horizon = rows.Count == 0 ? 0 : rows[0].Forecasts.First(forecast => forecast is not null)!.Horizon;
        var forecasts = new double[rows.Count * horizon * members.Count];
        var actual = new double[rows.Count * horizon];
        for (var row = 0; row < actual.Length; row++)
        {
            var fold = rows[row / horizon];
            actual[row] = fold.Actual(horizon)[row % horizon] / fold.Scale;
            for (var m = 0; m < members.Count; m++)
                forecasts[(row * members.Count) + m] = usable[m] ? fold.Forecasts[members[m]]!.Point[row % horizon] / fold.Scale : 0;
        }

        return (forecasts, actual);
    }

    private static void Gradient(double[] forecasts, double[] actual, double[] weights, double[] gradient)
    {
        Array.Clear(gradient);
        for (var row = 0; row < actual.Length; row++)
        {
            var said = forecasts.AsSpan(row * weights.Length, weights.Length);
            var combined = 0.0;
            for (var m = 0; m < weights.Length; m++)
                combined += weights[m] * said[m];
            var sign = Math.Sign(combined - actual[row]);
            for (var m = 0; m < weights.Length; m++)
                gradient[m] += sign * said[m] / actual.Length;
        }
    }
}
