using SalesWeb.Series;

namespace SalesWeb.Forecasting.Regression;

/// <summary>
/// Regressions that believe different things, each with as much say as it has earned on the newest part of the history, from which it was kept.
/// <code>
///   weight ∝ (mean |error| on the last two horizons, each forecast from what lay before it) ^ −8
/// </code>
/// So one that is a tenth worse has less than half the say, and none decides alone unless it is much better. Without enough history all have the same.
/// </summary>
internal sealed class RegressionCommittee
{
    private const int Folds = 2;
    private const double Sharpness = 8;

    private RegressionCommittee(RegressionMember[] members, double[] weights, double[] inflations) =>
        (Members, Weights, Inflations) = (members, weights, inflations);

    public RegressionMember[] Members { get; }

    /// <summary>For each member its share of the forecast; their sum is 1.</summary>
    public double[] Weights { get; }

    /// <summary>For each member how much further it strayed on the folds than in what it had learnt from, 1 to 1.5.</summary>
    public double[] Inflations { get; }

    /// <param name="data">Something was sold in its history.</param>
    /// <param name="horizon">Periods ahead, at least 1.</param>
    /// <param name="cancellation">Looked at before every regression.</param>
    public static RegressionCommittee Of(RegressionData data, int horizon, CancellationToken cancellation)
    {
        var profiles = data.Series.HasReturns ? RegressionProfile.OfReturns : RegressionProfile.All;
        var members = new RegressionMember[profiles.Length];
        var weights = new double[profiles.Length];
        var inflations = new double[profiles.Length];
        for (var m = 0; m < profiles.Length; m++)
        {
            (weights[m], inflations[m]) = Judge(data, profiles[m], horizon, cancellation);
            cancellation.ThrowIfCancellationRequested();
            members[m] = new RegressionMember(data, profiles[m], data.Series.Length, horizon, iterations: 5);
        }

        var best = weights.Min();
        for (var m = 0; m < weights.Length; m++)
            weights[m] = best > 0 ? Math.Pow(best / weights[m], Sharpness) : weights[m] > 0 ? 0 : 1;
        var total = weights.Sum();
        return new RegressionCommittee(members, [.. weights.Select(weight => weight / total)], inflations);
    }

    /// <returns>The mean size of its errors in the unit of the series, and how that stands to what it left of its own past.</returns>
    private static (double Error, double Inflation) Judge(RegressionData data, RegressionProfile profile, int horizon, CancellationToken cancellation)
    {
        var length = data.Series.Length;
        var (error, strayed, expected) = (0.0, 0.0, 0.0);
        for (var fold = 1; fold <= Folds; fold++)
        {
            cancellation.ThrowIfCancellationRequested();
            var known = length - (fold * horizon);
            if (known < Math.Max(2 * data.Series.Frequency.Season(), length / 2) || data.ScaleAt(known) <= 0)
                break;
            var member = new RegressionMember(data, profile, known, horizon, iterations: 3);
            for (var step = 0; step < horizon; step++)
            {
                if (data.Closed.Past[known + step])
                    continue;
                var actual = data.Series.Values[known + step];
                error += Math.Abs(actual - member.Point(step));
                strayed += Math.Abs(member.Apply(actual) - member.Center(step));
                expected += member.UncertaintyAt(step) * member.Deviation;
            }
        }

        return (error, expected > 0 ? Math.Clamp(strayed / expected, 1, 1.5) : 1);
    }
}
