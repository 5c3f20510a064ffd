using SalesWeb.Series;

namespace SalesWeb.Datasets.Amendments;

/// <summary>A correction that someone wants to make.</summary>
/// <param name="Key">The series that is wrong: a category, or an item or store of it. What it adds up into follows; what it is made of stays.</param>
/// <param name="Date">A date in the period.</param>
/// <param name="Value">In the dataset's measure; null takes the period as missing.</param>
/// <param name="Author">Who says so.</param>
/// <param name="Reason">Why.</param>
public sealed record CorrectionRequest(SeriesKey Key, DateOnly Date, double? Value, string Author, string Reason);
