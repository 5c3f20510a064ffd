namespace SalesWeb.Import.Values;

/// <summary>What stands before the decimals of a number; the other mark groups thousands.</summary>
public enum DecimalMark
{
    /// <summary>Decided from all numbers of a column.</summary>
    Auto,

    /// <summary>1.234 is a little more than one.</summary>
    Point,

    /// <summary>1.234 is more than a thousand.</summary>
    Comma,
}
