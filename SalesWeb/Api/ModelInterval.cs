namespace SalesWeb.Api;

/// <summary>How good the intervals of one level were.</summary>
/// <param name="Level">How many of 100 values they were to hold.</param>
/// <param name="Coverage">The fraction they held.</param>
/// <param name="Width">How wide they were on average, as a fraction of the mean sale.</param>
internal sealed record ModelInterval(int Level, double? Coverage, double? Width);
