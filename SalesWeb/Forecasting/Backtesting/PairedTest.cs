using MathNet.Numerics.Distributions;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>
/// Whether two models can be told apart: Student's paired t test on their losses in the same windows.
/// <code>
///   d[w] = loss of one − loss of the other in window w        n windows
///   t    = mean(d) / (sd(d) / √n)        p = P(|T| ≥ |t|),  T of Student's distribution with n − 1 degrees of freedom
/// </code>
/// The windows must not overlap, else their losses are not independent. Source: Diebold and Mariano (1995) compare forecasts so; with
/// few windows the t distribution is the correction of Harvey, Leybourne and Newbold (1997).
/// </summary>
public static class PairedTest
{
    /// <summary>Differences above this probability are held to be chance.</summary>
    public const double Significance = 0.05;

    /// <summary>The probability of a difference at least as large by chance alone, 0 to 1; 1 where there are fewer than three windows to tell by.</summary>
    /// <param name="one">The losses of one model, window by window.</param>
    /// <param name="other">Those of the other in the same windows.</param>
    public static double P(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        var n = one.Count;
        if (n < 3)
            return 1;
        var differences = one.Zip(other, (left, right) => left - right).ToList();
        var mean = differences.Average();
        var variance = differences.Sum(d => (d - mean) * (d - mean)) / (n - 1);
        var rounding = 1e-9 * one.Concat(other).Max(Math.Abs);
        if (Math.Sqrt(variance) <= rounding)
            return Math.Abs(mean) <= rounding ? 1 : 0;
        var t = Math.Abs(mean) / Math.Sqrt(variance / n);
        return 2 * StudentT.CDF(0, 1, n - 1, -t);
    }
}
