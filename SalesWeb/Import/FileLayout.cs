namespace SalesWeb.Import;

/// <summary>What a row of the file is.</summary>
public enum FileLayout
{
    /// <summary>Decided from the columns.</summary>
    Auto,

    /// <summary>A row for each sale, or for each date and category.</summary>
    Long,

    /// <summary>A row for each date and a column for each category.</summary>
    Wide,
}
