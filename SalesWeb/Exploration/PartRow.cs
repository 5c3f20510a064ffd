namespace SalesWeb.Exploration;

/// <summary>One category, item or store among its likes.</summary>
/// <param name="Name">Its name; empty for the rows that name none.</param>
/// <param name="Value">What was sold of it in the range.</param>
/// <param name="Share">Of all, a fraction; null where all together are not above zero.</param>
/// <param name="Cumulative">The share of it and all that sold more.</param>
public sealed record PartRow(string Name, double Value, double? Share, double? Cumulative);
