namespace SalesWeb.Datasets;

/// <summary>What a selection of sales can be broken down into.</summary>
public enum SalesPart
{
    Category,
    Item,
    Store,
}
