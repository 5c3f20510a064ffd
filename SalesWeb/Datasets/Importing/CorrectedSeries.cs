using SalesWeb.Datasets.Days;

namespace SalesWeb.Datasets.Importing;

/// <summary>A series of a category, before a correction and in it.</summary>
/// <param name="Id">The number of the new version's series.</param>
/// <param name="Item">Empty for the rows that name none.</param>
/// <param name="Store">Empty for the rows that name none.</param>
/// <param name="Before">What the version before has of it; empty where it has nothing.</param>
/// <param name="Now">What the file has of it; empty where it has nothing.</param>
internal sealed record CorrectedSeries(long Id, string Item, string Store, DayTable Before, DayTable Now);
