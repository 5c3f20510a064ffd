using System.Collections.Immutable;

namespace SalesWeb.Forecasting;

/// <summary>What a point forecast is made of: parts that add up to it at every period, in the unit of the series.</summary>
/// <param name="Parts">Only those that the model knows; each once.</param>
public sealed record Explanation(ImmutableArray<ExplainedPart> Parts)
{
    /// <summary>One part alone, for models that know no other.</summary>
    public static Explanation Of(ForecastPart part, IReadOnlyList<double> values) => new([new ExplainedPart(part, [.. values])]);
}

/// <summary>One part of a forecast.</summary>
/// <param name="Part">What it comes from.</param>
/// <param name="Values">How much of each period's forecast it is, nearest period first; negative where it takes away.</param>
public sealed record ExplainedPart(ForecastPart Part, ImmutableArray<double> Values);
