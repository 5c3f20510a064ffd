using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SalesWeb.Forecasting.Intervals;

/// <summary>
/// Makes the expected values of a model unbiased in total, and gives totals an interval of their own, both learnt from the totals of
/// earlier forecasts with known outcome. Daily intervals cannot be added up: their errors partly cancel out.
/// <code>
///   E[w]  sum of the expected values that the model gave in window w          A[w]  sum of the actual values
///   factor     c = Σ A / Σ E over the n windows, raised to min(1, n / 4), within 0.1 to 10
///   offset     what the limit on c leaves unexplained, spread evenly over the steps
///   expected   e[h] ← c e[h] + offset
///
///   errors     r[w, k] = (A[w, k] − E'[w, k]) / E'[w, k]      totals of the first k steps, E' after the correction above
///   interval   E (1 ± q),  q the ⌈(n + 1) L⌉-th smallest |r[w, k]|
/// </code>
/// Source of the correction: the ratio estimator, which for a multiplicative error is Duan's smearing factor (1983) with weights; of
/// the interval: split conformal prediction (Lei et al. 2018). A level L needs ⌈1 / (1 − L)⌉ − 1 windows: 4 for 80 %, 19 for 95 %.
/// </summary>
public sealed record TotalCalibration
{
    /// <summary>The factor of the expected values; 1 without earlier forecasts.</summary>
    public required double Factor { get; init; }

    /// <summary>Added to each expected value, in the unit of the series; usually 0.</summary>
    public required double Offset { get; init; }

    /// <summary>
    /// For each window, oldest first, the relative error of the total of the first k steps at index k − 1; NaN where the expected
    /// total is 0.
    /// </summary>
    public required ImmutableArray<ImmutableArray<double>> Errors { get; init; }

    /// <summary>The last known period at each window, in the order of <see cref="Errors"/>.</summary>
    public required ImmutableArray<DateOnly> Cutoffs { get; init; }

    /// <summary>No correction and no interval: there are no earlier forecasts.</summary>
    [JsonIgnore]
    public static TotalCalibration None { get; } = new() { Factor = 1, Offset = 0, Errors = [], Cutoffs = [] };

    /// <summary>Learns from earlier forecasts of one series.</summary>
    /// <param name="past">Forecasts with the model's own expected values, and what was sold; oldest first, may be empty.</param>
    /// <param name="horizon">The number of steps, at least 1.</param>
    public static TotalCalibration Of(IReadOnlyList<(DateOnly Cutoff, Forecast Forecast, ImmutableArray<double> Actual)> past, int horizon)
    {
        if (past.Count == 0)
            return None;

        var expected = past.Sum(one => one.Forecast.Expected.Take(horizon).Sum());
        var actual = past.Sum(one => one.Actual.Take(horizon).Sum());
        var factor = expected > 0 && actual > 0 ? Math.Clamp(Math.Pow(actual / expected, Math.Min(1, past.Count / 4.0)), 0.1, 10) : 1;
        var isLimited = expected <= 0 || factor is 0.1 or 10;
        var offset = isLimited && actual > 0 ? (actual - (factor * expected)) / (past.Count * horizon) : 0;
        return new TotalCalibration
        {
            Factor = factor,
            Offset = offset,
            Cutoffs = [.. past.Select(one => one.Cutoff)],
            Errors = [.. past.Select(one => ErrorsOf(one.Forecast, one.Actual))],
        };

        ImmutableArray<double> ErrorsOf(Forecast forecast, ImmutableArray<double> outcome)
        {
            var errors = new double[horizon];
            var (sumOfExpected, sumOfActual) = (0.0, 0.0);
            for (var step = 0; step < horizon; step++)
            {
                sumOfExpected += Math.Max(0, (factor * forecast.Expected[step]) + offset);
                sumOfActual += outcome[step];
                errors[step] = sumOfExpected > 0 ? (sumOfActual - sumOfExpected) / sumOfExpected : double.NaN;
            }

            return [.. errors];
        }
    }

    /// <summary>The forecast with corrected expected values.</summary>
    public Forecast Apply(Forecast forecast) => forecast.WithExpected(value => (Factor * value) + Offset);

    /// <summary>
    /// The interval of a total over one or more series with common windows. The errors of the same window are added up, so that
    /// correlation between the series counts.
    /// </summary>
    /// <param name="parts">For each series its calibration and its expected total of the first <paramref name="periods"/> steps.</param>
    /// <param name="periods">The number of steps, at least 1.</param>
    /// <param name="level">How many of 100 totals the interval is to contain, 1 to 99.</param>
    /// <returns>Null if there are too few common windows for the level.</returns>
    public static (double Low, double High)? Interval(IReadOnlyList<(TotalCalibration Calibration, double Expected)> parts, int periods, int level)
    {
        var total = parts.Sum(part => part.Expected);
        if (parts.Count == 0 || total <= 0)
            return null;

        var common = parts.Select(part => part.Calibration.Cutoffs.AsEnumerable()).Aggregate((one, other) => one.Intersect(other)).ToList();
        var scores = new List<double>();
        foreach (var cutoff in common)
        {
            var error = 0.0;
            foreach (var (calibration, expected) in parts)
            {
                var errors = calibration.Errors[calibration.Cutoffs.IndexOf(cutoff)];
                error += expected > 0 && periods <= errors.Length ? expected * errors[periods - 1] : 0;
            }

            if (double.IsFinite(error))
                scores.Add(Math.Abs(error) / total);
        }

        var rank = (int)Math.Ceiling(((scores.Count + 1) * level / 100.0) - 1e-9);
        if (rank > scores.Count)
            return null;

        scores.Sort();
        var half = scores[rank - 1] * total;
        return (Math.Max(0, total - half), total + half);
    }
}
