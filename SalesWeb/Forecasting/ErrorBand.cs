using System.Collections.Immutable;

namespace SalesWeb.Forecasting;

/// <summary>
/// How far the actual value may lie from the forecast, for each step ahead, learnt from the errors made on a past that the
/// model had not learnt from: split conformal prediction with each tail on its own.
/// <code>
///   error      e = forecast − actual
///   interval   [ forecast − Q(1 − α/2),  forecast − Q(α/2) ]      α = 1 − level
///   Q(p)       the ⌈(n + 1) p⌉-th smallest of the n errors at that step, from below the ⌊(n + 1) p⌋-th;
///              the most extreme error where n is too small for the level
/// </code>
/// Source: Vovk, Gammerman and Shafer (2005); the (n + 1) is what makes it hold for few errors.
/// </summary>
/// <param name="Below">How far the interval reaches below the forecast, for each step; at least 0.</param>
/// <param name="Above">How far the interval reaches above the forecast, for each step; at least 0.</param>
public sealed record ErrorBand(ImmutableArray<double> Below, ImmutableArray<double> Above)
{
    /// <summary>The band that errors of the past lead to.</summary>
    /// <param name="errors">For each step ahead the errors made at it; at least one each.</param>
    /// <param name="level">How many of 100 actual values it is to hold, 1 to 99.</param>
    public static ErrorBand Of(IReadOnlyList<IReadOnlyList<double>> errors, int level)
    {
        var tail = (100 - level) / 200.0;
        var sorted = errors.Select(step => step.Order().ToArray()).ToList();
        return new ErrorBand(
            [.. sorted.Select(step => Math.Max(0, Upper(step, tail)))],
            [.. sorted.Select(step => Math.Max(0, -Lower(step, tail)))]);
    }

    /// <summary>A forecast with this band around it.</summary>
    /// <param name="point">At most as many steps as the band has.</param>
    /// <param name="mayBeNegative">False where sales below zero cannot be: everything is then at least 0.</param>
    public Forecast Around(ReadOnlySpan<double> point, bool mayBeNegative)
    {
        var floor = mayBeNegative ? double.NegativeInfinity : 0;
        var middle = new double[point.Length];
        var lower = new double[point.Length];
        var upper = new double[point.Length];
        for (var step = 0; step < point.Length; step++)
        {
            middle[step] = Math.Max(floor, point[step]);
            lower[step] = Math.Max(floor, middle[step] - Below[step]);
            upper[step] = middle[step] + Above[step];
        }

        return new Forecast([.. middle], [.. lower], [.. upper]);
    }

    private static double Upper(double[] sorted, double tail) =>
        sorted[Math.Clamp((int)Math.Ceiling((sorted.Length + 1) * (1 - tail) - 1e-9), 1, sorted.Length) - 1];

    private static double Lower(double[] sorted, double tail) =>
        sorted[Math.Clamp((int)Math.Floor((sorted.Length + 1) * tail + 1e-9), 1, sorted.Length) - 1];
}
