using System.Collections.Immutable;

namespace SalesWeb.Forecasting.Intervals;

/// <summary>
/// How much wider or narrower a model's intervals must be to hold what they claim, learnt from forecasts whose outcome is known: split
/// conformal prediction on the conformity score of normalised residuals, for each step ahead on its own and its neighbours.
/// <code>
///   score    s = (y − f) / (hi − f)   where y ≥ f,      (f − y) / (f − lo)   where y &lt; f
///   factor   c[h] = the ⌈(n + 1) L⌉-th smallest of the n scores of the steps h − 3 … h + 3, at most 1000    L = level / 100
///   interval [ f − c[h] (f − lo),  f + c[h] (hi − f) ]
/// </code>
/// The promise of a level needs ⌈1 / (1 − L)⌉ − 1 forecasts whose errors are independent: 4 for 80 %, 19 for 95 %. The steps of one forecast are not,
/// so forecasts are counted and not scores: neighbours make the factor steadier, and with too few forecasts the level is not supported.
/// An outcome that was sure and right, such as a closed day, says nothing about the width and is left out.
/// The shape of the model's own intervals is kept, so that a Saturday may be less sure than a Monday.
/// Source: Lei, G'Sell, Rinaldo, Tibshirani and Wasserman (2018), 5.2 (locally weighted); the (n + 1) after Vovk et al. (2005).
/// </summary>
/// <param name="Levels">Each level once.</param>
public sealed record Calibration(ImmutableArray<CalibratedLevel> Levels)
{
    /// <summary>Steps before and behind one whose scores count for it too.</summary>
    private const int Neighbours = 3;

    /// <summary>A model whose intervals were an exact hit would not score infinitely: the least half width, as a fraction of the error of seasonal naive.</summary>
    private const double LeastHalfWidth = 0.02;

    /// <summary>No interval is made wider than this, however sure and wrong a model was.</summary>
    private const double MostFactor = 1000;

    /// <summary>What past forecasts of one series teach.</summary>
    /// <param name="past">Forecasts with the intervals that the model gave, and what came; may be none.</param>
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
            mayBeNegative);
    }

    /// <summary>How a level stands; null where it was not asked for.</summary>
    public CalibratedLevel? Find(int level) => Levels.FirstOrDefault(one => one.Level == level);

    private static CalibratedLevel OfLevel(IReadOnlyList<Outcome> past, int horizon, int level)
    {
        var factors = new double[horizon];
        for (var step = 0; step < horizon; step++)
        {
            var scores = Scores(past, Math.Max(0, step - Neighbours), Math.Min(horizon - 1, step + Neighbours), level);
            Array.Sort(scores);
            factors[step] = scores.Length == 0 ? 1 : Math.Min(scores[Math.Min(Rank(scores.Length, level), scores.Length) - 1], MostFactor);
        }

        return new CalibratedLevel(level, past.Count, past.Count == 0 ? [] : [.. factors]);
    }

    private static double[] Scores(IReadOnlyList<Outcome> past, int from, int to, int level)
    {
        var scores = new List<double>();
        foreach (var outcome in past)
        {
            var least = LeastHalfWidth * (double.IsFinite(outcome.Scale) ? outcome.Scale : 0);
            for (var step = from; step <= Math.Min(to, outcome.Forecast.Horizon - 1); step++)
            {
                var error = outcome.Actual[step] - outcome.Forecast.Point[step];
                var end = error >= 0 ? outcome.Forecast.Upper(level)[step] : outcome.Forecast.Lower(level)[step];
                var half = Math.Max(Math.Abs(end - outcome.Forecast.Point[step]), least);
                if (half > 0 && (error != 0 || end != outcome.Forecast.Point[step]))
                    scores.Add(Math.Abs(error) / half);
            }
        }

        return [.. scores];
    }

    private static int Rank(int count, int level) => (int)Math.Ceiling(((count + 1) * level / 100.0) - 1e-9);

    private ImmutableArray<double>? FactorsOf(double quantile) =>
        Levels.FirstOrDefault(one => Math.Abs((100 - one.Level) / 200.0 - Math.Min(quantile, 1 - quantile)) < 1e-9)?.Factors;
}
