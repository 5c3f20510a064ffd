namespace SalesWeb.Import.Headings;

/// <summary>What a column of a sales file says about a sale.</summary>
public enum Role
{
    /// <summary>When it was sold. The one role that every file has.</summary>
    Date,

    /// <summary>The group of goods that is forecast as one.</summary>
    Category,

    /// <summary>The single article.</summary>
    Item,

    /// <summary>The shop that sold it.</summary>
    Store,

    /// <summary>How many pieces.</summary>
    Quantity,

    /// <summary>The money that was paid in all.</summary>
    Amount,

    /// <summary>The money for one piece.</summary>
    Price,

    /// <summary>Whether it was on offer: a flag, a count above 0, or the offer's name.</summary>
    Promotion,
}
