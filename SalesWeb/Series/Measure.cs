namespace SalesWeb.Series;

/// <summary>What of a sale is counted.</summary>
public enum Measure
{
    /// <summary>Money where the file has it, otherwise pieces.</summary>
    Auto,

    /// <summary>Money.</summary>
    Amount,

    /// <summary>Pieces.</summary>
    Quantity,
}
