using System.Collections.Immutable;

namespace SalesWeb.Forecasting.Intervals;

/// <summary>
/// How much wider or narrower a model's intervals must be to hold what they claim, learnt from forecasts whose outcome is known: split
/// conformal prediction on the conformity score of normalised residuals, for each step ahead on its own and its neighbours.
/// <code>
///   score    s = (y − f) / (hi − f)   where y ≥ f,      (f − y) / (f − lo)   where y &lt; f
///   factor   c[h] = the ⌈(n + 1) L⌉-th smallest of the n scores of the steps h − 3 … h + 3, at most 1000
///   interval [ f − c[h] (f − lo),  f + c[h] (hi − f) ]
///   L        begins at level / 100 and after each forecast n becomes  L + γ (level / 100 − share that its intervals held),   γ = 0.2 · min(1, h / 28)
/// </code>
/// The promise of a level needs ⌈1 / (1 − L)⌉ − 1 forecasts whose errors are independent: 4 for 80 %, 19 for 95 %. The steps of one forecast are not,
/// so forecasts are counted and not scores: neighbours make the factor steadier, and with too few forecasts the level is not supported.
/// An outcome that was sure and right, such as a closed day, says nothing about the width and is left out.
/// The shape of the model's own intervals is kept, so that a Saturday may be less sure than a Monday.
/// L follows sales that become harder or easier to forecast (adaptive conformal inference, Gibbs and Candès 2021).
/// Source: Lei, G'Sell, Rinaldo, Tibshirani and Wasserman (2018), 5.2 (locally weighted); the (n + 1) after Vovk et al. (2005).
/// </summary>
/// <param name="Levels">Each level once.</param>
public sealed record Calibration(ImmutableArray<CalibratedLevel> Levels)
{
    /// <summary>Steps before and behind one whose scores count for it too.</summary>
    private const int Neighbours = 3;

    /// <summary>A model whose intervals were an exact hit would not score infinitely: the least half width, as a fraction of the error of seasonal naive.</summary>
    private const double LeastHalfWidth = 0.02;

    /// <summary>γ: how much of a miss the level makes good at the next forecast.</summary>
    private const double Rate = 0.2;

    /// <summary>No interval is made wider than this, however sure and wrong a model was.</summary>
    private const double MostFactor = 1000;

    /// <summary>What past forecasts of one series teach.</summary>
    /// <param name="past">Forecasts with the intervals that the model gave, and what came, the oldest first; may be none.</param>
    /// <param name="horizon">Steps to learn for, at least 1.</param>
    /// <param name="levels">The intervals, 1 to 99.</param>
    public static Calibration Of(IReadOnlyList<Outcome> past, int horizon, IReadOnlyList<int> levels) =>
        new([.. levels.Select(level => OfLevel(past, horizon, level))]);

    /// <summary>The forecast with its intervals made wider or narrower; a level that nothing was learnt for stays as it is.</summary>
    /// <param name="forecast">As the model gave it.</param>
    /// <param name="scale">The error of seasonal naive within the past, in the unit of the series.</param>
    /// <param name="mayBeNegative">False where sales below zero cannot be.</param>
    public Forecast Apply(Forecast forecast, double scale, bool mayBeNegative)
    {
        var factors = forecast.Levels.Select(FactorsOf).ToArray();
        var least = LeastHalfWidth * (double.IsFinite(scale) ? scale : 0);
        return Forecast.Of(
            forecast.Point,
            forecast.Levels,
            (k, step) =>
            {
                var point = forecast.Point[step];
                var value = forecast.Quantiles[k][step];
                if (factors[k] is not { IsDefaultOrEmpty: false } factor || forecast.Levels[k] == 0.5)
                    return value;
                var half = Math.Max(Math.Abs(value - point), least) * factor[Math.Min(step, factor.Length - 1)];
                return forecast.Levels[k] < 0.5 ? point - half : point + half;
            },
            mayBeNegative,
            forecast.Expected);
    }

    /// <summary>How a level stands; null where it was not asked for.</summary>
    public CalibratedLevel? Find(int level) => Levels.FirstOrDefault(one => one.Level == level);

    private static CalibratedLevel OfLevel(IReadOnlyList<Outcome> past, int horizon, int level)
    {
        if (past.Count == 0)
            return new CalibratedLevel(level, 0, []);
        var aim = level / 100.0;
        var share = aim;
        var scores = past.Select(outcome => Scores(outcome, horizon, level)).ToList();
        var rate = Rate * Math.Min(1, horizon / 28.0);
        for (var n = 1; n < scores.Count; n++)
        {
            if (Held(scores[n], Factors(scores, n, horizon, share)) is { } held)
                share = Math.Clamp(share + (rate * (aim - held)), aim / 2, 1 - ((1 - aim) / 10));
        }

        return new CalibratedLevel(level, past.Count, [.. Factors(scores, scores.Count, horizon, share)]);
    }

    /// <summary>For each step the score of what came; not a number where it came as sure as it was forecast, or nothing is known of it.</summary>
    private static double[] Scores(Outcome outcome, int horizon, int level)
    {
        var scores = new double[horizon];
        Array.Fill(scores, double.NaN);
        var (point, lower, upper) = (outcome.Forecast.Point, outcome.Forecast.Lower(level), outcome.Forecast.Upper(level));
        var least = LeastHalfWidth * (double.IsFinite(outcome.Scale) ? outcome.Scale : 0);
        for (var step = 0; step < Math.Min(horizon, point.Length); step++)
        {
            var error = outcome.Actual[step] - point[step];
            var end = error >= 0 ? upper[step] : lower[step];
            var half = Math.Max(Math.Abs(end - point[step]), least);
            if (half > 0 && (error != 0 || end != point[step]))
                scores[step] = Math.Abs(error) / half;
        }

        return scores;
    }

    /// <summary>For each step the score that <paramref name="share"/> of the scores around it, of the first <paramref name="count"/> forecasts, do not exceed.</summary>
    private static double[] Factors(List<double[]> scores, int count, int horizon, double share)
    {
        var factors = new double[horizon];
        var around = new double[count * ((2 * Neighbours) + 1)];
        for (var step = 0; step < horizon; step++)
        {
            var n = 0;
            for (var forecast = 0; forecast < count; forecast++)
            {
                for (var near = Math.Max(0, step - Neighbours); near <= Math.Min(horizon - 1, step + Neighbours); near++)
                {
                    if (scores[forecast][near] is var score && !double.IsNaN(score))
                        around[n++] = score;
                }
            }

            Array.Sort(around, 0, n);
            factors[step] = n == 0 ? 1 : Math.Min(around[Math.Min(Rank(n, share), n) - 1], MostFactor);
        }

        return factors;
    }

    /// <summary>The share of scored steps whose outcome the interval would have contained; null if no step has a score.</summary>
    private static double? Held(double[] scores, double[] factors)
    {
        var (held, scored) = (0, 0);
        for (var step = 0; step < scores.Length; step++)
        {
            if (double.IsNaN(scores[step]))
                continue;
            scored++;
            held += scores[step] <= factors[step] ? 1 : 0;
        }

        return scored == 0 ? null : held / (double)scored;
    }

    private static int Rank(int count, double share) => Math.Max(1, (int)Math.Ceiling(((count + 1) * share) - 1e-9));

    private ImmutableArray<double>? FactorsOf(double quantile) =>
        Levels.FirstOrDefault(one => Math.Abs((100 - one.Level) / 200.0 - Math.Min(quantile, 1 - quantile)) < 1e-9)?.Factors;
}
