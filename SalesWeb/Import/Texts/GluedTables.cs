namespace SalesWeb.Import.Texts;

/// <summary>What becomes of a file in which a second table, with columns of its own, begins below the first.</summary>
public enum GluedTables
{
    /// <summary>It is refused, because the second table would be lost without a word.</summary>
    Refuse,

    /// <summary>The first table is read and the rest left out.</summary>
    First,
}
