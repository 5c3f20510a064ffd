namespace SalesWeb.Import.Rows;

/// <summary>What becomes of a file of which more rows are bad than the settings let pass.</summary>
public enum BadRows
{
    /// <summary>It is refused whole.</summary>
    Refuse,

    /// <summary>The other rows are imported, and the bad ones are given out to be corrected.</summary>
    Accept,
}
