namespace SalesWeb.Import.Rows;

/// <summary>One sale, or one cell of a wide file; without quantity and amount it is a plan for a day to come.</summary>
/// <param name="Line">The line of the file on which its row starts; the first line is 1.</param>
/// <param name="Date">The day; in monthly files the first of the month.</param>
/// <param name="Category">1 to 200 characters, none of them a control character.</param>
/// <param name="Item">Empty where the file has none.</param>
/// <param name="Store">Empty where the file has none.</param>
/// <param name="Quantity">Pieces, negative for returns; null where the file does not say.</param>
/// <param name="Amount">Money, negative for refunds; null where the file does not say.</param>
/// <param name="Price">Money for one piece; null where the file does not say.</param>
/// <param name="IsPromoted">Whether it was on offer.</param>
public readonly record struct Observation(
    int Line,
    DateOnly Date,
    string Category,
    string Item,
    string Store,
    double? Quantity,
    double? Amount,
    double? Price,
    bool IsPromoted)
{
    /// <summary>Whether it only tells a price or a promotion.</summary>
    public bool IsPlan => Quantity is null && Amount is null;
}
