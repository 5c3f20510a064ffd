namespace SalesWeb.Series;

/// <summary>What was sold in one period.</summary>
/// <param name="Start">The date that names the period.</param>
/// <param name="Value">In the unit of the series.</param>
/// <param name="IsWhole">Whether the series reaches over the whole period, and not just a part of it.</param>
public sealed record PeriodSum(DateOnly Start, double Value, bool IsWhole);
