namespace SalesWeb.Datasets;

/// <summary>What corrections do to one period of a series.</summary>
/// <param name="Date">A date in the period.</param>
/// <param name="Value">What is put in its place or added to it; null takes the period as missing.</param>
/// <param name="Adds">Whether the value is added, because only a part of the series was corrected.</param>
internal readonly record struct CorrectionChange(DateOnly Date, double? Value, bool Adds);
