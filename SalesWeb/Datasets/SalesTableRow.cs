namespace SalesWeb.Datasets;

/// <summary>One period of a <see cref="SalesTable"/>.</summary>
/// <param name="Date">The date that names it.</param>
/// <param name="Value">What was sold in it, in the measure of the dataset; within the range only.</param>
/// <param name="Average">The mean of this and the periods before it, each in full whatever the range; null where the data has too few before it.</param>
/// <param name="IsWhole">Whether the range reaches over all of it.</param>
public sealed record SalesTableRow(DateOnly Date, double Value, double? Average, bool IsWhole);
