using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SalesWeb.Forecasting.Intervals;

/// <summary>
/// Makes the expected values of a model unbiased in total, and gives totals an interval of their own, both learnt from the totals of
/// earlier forecasts with known outcome. Daily intervals cannot be added up: their errors partly cancel out.
/// <code>
///   E[w]  sum of the expected values that the model gave in window w          A[w]  sum of the actual values
///   weights    v[w] = 0.85 ^ (windows after w), because sales grow or shrink: an older error counts less
///   factor     c = Σ v A / Σ v E over the n windows, raised to min(1, n / 4), within 0.1 to 10
///   offset     the rest, if c is at a limit, spread evenly over the steps
///   expected   e[h] ← c e[h] + offset
///
///   errors     r[w, k] = (A[w, k] − E'[w, k]) / |E'[w, k]|    totals of the first k steps; E' is corrected by the other windows alone
///   interval   E ± q |E|,  q the ⌈(n + 1) L⌉-th smallest |r[w, k]|
/// </code>
/// A window must not judge a correction that it took part in, or the interval is too narrow; so each is judged by that of the others.
/// Source of the correction: the ratio estimator, which for a multiplicative error is Duan's smearing factor (1983) with weights; of
/// the interval: split conformal prediction (Lei et al. 2018). A level L needs ⌈1 / (1 − L)⌉ − 1 windows: 4 for 80 %, 19 for 95 %.
/// </summary>
public sealed record TotalCalibration
{
    private const double MinFactor = 0.1;

    private const double MaxFactor = 10;

    /// <summary>The weight of a window relative to the one after it.</summary>
    private const double Decay = 0.85;

    /// <summary>Windows from which on the factor counts in full.</summary>
    private const int FullWindows = 4;

    /// <summary>The factor of the expected values; 1 without earlier forecasts.</summary>
    public required double Factor { get; init; }

    /// <summary>Added to each expected value, in the unit of the series; usually 0.</summary>
    public required double Offset { get; init; }

    /// <summary>
    /// For each window, oldest first, the relative error of the total of the first k steps at index k − 1; NaN if the expected
    /// total is 0.
    /// </summary>
    public required ImmutableArray<ImmutableArray<double>> Errors { get; init; }

    /// <summary>The last known period at each window, in the order of <see cref="Errors"/>.</summary>
    public required ImmutableArray<DateOnly> Cutoffs { get; init; }

    /// <summary>No correction and no interval: there are no earlier forecasts.</summary>
    [JsonIgnore]
    public static TotalCalibration None { get; } = new() { Factor = 1, Offset = 0, Errors = [], Cutoffs = [] };

    /// <summary>Learns from earlier forecasts of one series.</summary>
    /// <param name="past">Forecasts with the model's own expected values, and the actual sales; oldest first, may be empty.</param>
    /// <param name="horizon">The number of steps, at least 1.</param>
    public static TotalCalibration Of(IReadOnlyList<(DateOnly Cutoff, Forecast Forecast, ImmutableArray<double> Actual)> past, int horizon)
    {
        if (past.Count == 0)
            return None;

        var totals = past.Select((one, n) => Weighted(one.Forecast, one.Actual, Math.Pow(Decay, past.Count - 1 - n), horizon)).ToList();
        var (factor, offset) = Correction(totals, horizon);
        return new TotalCalibration
        {
            Factor = factor,
            Offset = offset,
            Cutoffs = [.. past.Select(one => one.Cutoff)],
            Errors =
            [
                .. past.Select((one, n) => ErrorsOf(
                    one.Forecast,
                    one.Actual,
                    Correction([.. totals.Where((_, other) => other != n)], horizon))),
            ],
        };
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
    /// <param name="mayBeNegative">False if none of the series has negative sales: the lower end is then at least 0.</param>
    /// <returns>Null if there are too few common windows for the level.</returns>
    public static (double Low, double High)? Interval(
        IReadOnlyList<(TotalCalibration Calibration, double Expected)> parts, int periods, int level, bool mayBeNegative = false)
    {
        if (parts.Count == 0)
            return null;

        var common = parts.Select(part => part.Calibration.Cutoffs.AsEnumerable()).Aggregate((one, other) => one.Intersect(other));
        var errors = common.Select(cutoff => Math.Abs(parts.Sum(part => ErrorOf(part, cutoff, periods)))).Where(double.IsFinite).Order().ToList();
        var rank = (int)Math.Ceiling(((errors.Count + 1) * level / 100.0) - 1e-9);
        if (rank > errors.Count)
            return null;

        var total = parts.Sum(part => part.Expected);
        var low = total - errors[rank - 1];
        return (mayBeNegative ? low : Math.Max(0, low), total + errors[rank - 1]);
    }

    /// <summary>The error that a window suggests for the expected total of a series, in its unit.</summary>
    private static double ErrorOf((TotalCalibration Calibration, double Expected) part, DateOnly cutoff, int periods)
    {
        var errors = part.Calibration.Errors[part.Calibration.Cutoffs.IndexOf(cutoff)];
        return part.Expected == 0 ? 0 : periods <= errors.Length ? Math.Abs(part.Expected) * errors[periods - 1] : double.NaN;
    }

    private static (double Expected, double Actual, double Weight) Weighted(Forecast forecast, ImmutableArray<double> actual, double weight, int horizon) =>
        (weight * forecast.Expected.Take(horizon).Sum(), weight * actual.Take(horizon).Sum(), weight);

    private static (double Factor, double Offset) Correction(List<(double Expected, double Actual, double Weight)> totals, int horizon)
    {
        if (totals.Count == 0)
            return (1, 0);

        var (expected, actual, weight) = (totals.Sum(one => one.Expected), totals.Sum(one => one.Actual), totals.Sum(one => one.Weight));
        var hasRatio = expected > 0 && actual > 0;
        var factor = hasRatio ? Math.Clamp(Math.Pow(actual / expected, Math.Min(1, totals.Count / (double)FullWindows)), MinFactor, MaxFactor) : 1;
        var isLimited = !hasRatio || factor is MinFactor or MaxFactor;
        return (factor, isLimited ? (actual - (factor * expected)) / (weight * horizon) : 0);
    }

    private static ImmutableArray<double> ErrorsOf(Forecast forecast, ImmutableArray<double> actual, (double Factor, double Offset) correction)
    {
        var corrected = forecast.WithExpected(value => (correction.Factor * value) + correction.Offset).Expected;
        var errors = new double[corrected.Length];
        var (sumOfExpected, sumOfActual) = (0.0, 0.0);
        for (var step = 0; step < errors.Length; step++)
        {
            sumOfExpected += corrected[step];
            sumOfActual += actual[step];
            errors[step] = sumOfExpected != 0 ? (sumOfActual - sumOfExpected) / Math.Abs(sumOfExpected) : double.NaN;
        }

        return [.. errors];
    }
}
