using System.Collections.Immutable;

namespace SalesWeb.Forecasting;

/// <summary>
/// How far the actual value may lie from the forecast, for each step ahead, learnt from the errors made on a past that the
/// model had not learnt from: split conformal prediction with each tail on its own.
/// <code>
///   deviation  d = actual − forecast = − error
///   quantile   forecast + Q(p)
///   Q(p)       p above one half: the ⌈(n + 1) p⌉-th smallest of the n deviations at that step, at least 0;
///              p below one half: the ⌊(n + 1) p⌋-th smallest, at most 0;  0 for one half;
///              the most extreme deviation where n is too small for the level
/// </code>
/// Source: Vovk, Gammerman and Shafer (2005); the (n + 1) is what makes it hold for few errors.
/// </summary>
/// <param name="Levels">Probabilities, rising.</param>
/// <param name="Deviations">Q: for each level the distance from the forecast at each step, in the unit of the series.</param>
public sealed record ErrorQuantiles(ImmutableArray<double> Levels, ImmutableArray<ImmutableArray<double>> Deviations)
{
    /// <summary>The quantiles that errors of the past lead to.</summary>
    /// <param name="errors">For each step ahead the errors made at it (forecast − actual); at least one each.</param>
    /// <param name="levels">Probabilities, rising.</param>
    public static ErrorQuantiles Of(IReadOnlyList<IReadOnlyList<double>> errors, IReadOnlyList<double> levels)
    {
        var sorted = errors.Select(step => step.Select(error => -error).Order().ToArray()).ToList();
        return new ErrorQuantiles(
            [.. levels],
            [.. levels.Select(level => sorted.Select(step => Deviation(step, level)).ToImmutableArray())]);
    }

    /// <summary>A forecast with these quantiles around it.</summary>
    /// <param name="point">At most as many steps as there are deviations.</param>
    /// <param name="mayBeNegative">False where sales below zero cannot be: everything is then at least 0.</param>
    public Forecast Around(IReadOnlyList<double> point, bool mayBeNegative)
    {
        var floor = mayBeNegative ? double.NegativeInfinity : 0;
        return Forecast.Of(point, Levels, (level, step) => Math.Max(floor, point[step]) + Deviations[level][step], mayBeNegative);
    }

    private static double Deviation(double[] sorted, double level) => level switch
    {
        > 0.5 => Math.Max(0, sorted[Math.Clamp((int)Math.Ceiling(((sorted.Length + 1) * level) - 1e-9), 1, sorted.Length) - 1]),
        < 0.5 => Math.Min(0, sorted[Math.Clamp((int)Math.Floor(((sorted.Length + 1) * level) + 1e-9), 1, sorted.Length) - 1]),
        _ => 0,
    };
}
