using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SalesWeb.Forecasting.Intervals;

/// <summary>What was learnt about the interval of one level.</summary>
/// <param name="Level">How many of 100 values it is to hold.</param>
/// <param name="Forecasts">How many past forecasts it rests on.</param>
/// <param name="Factors">By how much each step's interval is made wider; none where there were no outcomes.</param>
public sealed record CalibratedLevel(int Level, int Forecasts, ImmutableArray<double> Factors)
{
    /// <summary>The fewest forecasts with which the level can be promised: ⌈1 / (1 − L)⌉ − 1.</summary>
    [JsonIgnore]
    public int Needed => (int)Math.Ceiling((100.0 / (100 - Level)) - 1e-9) - 1;

    /// <summary>Whether there were enough forecasts to promise the level.</summary>
    [JsonIgnore]
    public bool IsSupported => Forecasts >= Needed;
}
