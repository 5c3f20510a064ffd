namespace SalesWeb.Datasets;

/// <summary>Which sales of a version: all of them, or those of a category, an item, a store or any combination of the three.</summary>
/// <param name="Category">Null for all categories.</param>
/// <param name="Item">Null for all items; empty for the rows that name none.</param>
/// <param name="Store">Null for all stores; empty for the rows that name none.</param>
public sealed record SalesSelection(string? Category = null, string? Item = null, string? Store = null)
{
    public static SalesSelection All { get; } = new();
}
