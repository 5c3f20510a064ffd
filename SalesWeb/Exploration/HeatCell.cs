namespace SalesWeb.Exploration;

/// <summary>One day or month of a <see cref="HeatMap"/>.</summary>
/// <param name="Date">The day, or the first of the month.</param>
/// <param name="Value">What was sold, in a mean week of a month where the data is weekly; null where a price has none, or the file does not give the measure.</param>
/// <param name="Shade">0 for nothing, then 1 (light) to <see cref="HeatMap.Shades"/> (dark).</param>
public sealed record HeatCell(DateOnly Date, double? Value, int Shade);
