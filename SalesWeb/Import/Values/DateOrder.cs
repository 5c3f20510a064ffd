namespace SalesWeb.Import.Values;

/// <summary>Which of two numbers of a date is the day.</summary>
public enum DateOrder
{
    /// <summary>Decided from the whole column.</summary>
    Auto,

    /// <summary>05/02/2010 is the fifth of February.</summary>
    Day,

    /// <summary>05/02/2010 is the second of May.</summary>
    Month,
}
