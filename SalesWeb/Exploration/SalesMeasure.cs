namespace SalesWeb.Exploration;

/// <summary>What of the sales is looked at.</summary>
public enum SalesMeasure
{
    /// <summary>Pieces sold.</summary>
    Quantity,

    /// <summary>Money taken.</summary>
    Amount,

    /// <summary>Money for one piece: the mean over the rows that give it. It adds up to nothing, and has no value where nobody named one.</summary>
    Price,
}
