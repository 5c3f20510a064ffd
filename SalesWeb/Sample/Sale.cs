namespace SalesWeb.Sample;

/// <summary>A row of the file: what one store sold of one item on one day, or what came back.</summary>
/// <param name="Category">The item's category.</param>
/// <param name="Item">What was sold.</param>
/// <param name="Quantity">In pieces; below 0 where they came back.</param>
/// <param name="Price">Of one piece, in the shop's money, with two decimals.</param>
/// <param name="IsPromotion">Whether the price is cut.</param>
public readonly record struct Sale(Category Category, Item Item, int Quantity, decimal Price, bool IsPromotion);
