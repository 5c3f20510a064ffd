namespace SalesWeb.Datasets;

/// <summary>What was sold of one category, item or store in each of several spans of dates.</summary>
/// <param name="Name">Its name; empty for the rows that name none.</param>
/// <param name="Spans">One for each span that was asked for, in their order; null where nothing was sold.</param>
public sealed record PartSums(string Name, IReadOnlyList<DaySum?> Spans);
