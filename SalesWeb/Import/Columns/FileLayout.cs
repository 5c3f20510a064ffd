using System.Diagnostics.CodeAnalysis;

namespace SalesWeb.Import.Columns;

/// <summary>What a row of the file is.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "Long and wide are what such tables are called.")]
public enum FileLayout
{
    /// <summary>Decided from the columns.</summary>
    Auto,

    /// <summary>A row for each sale, or for each date and category.</summary>
    Long,

    /// <summary>A row for each date and a column for each category.</summary>
    Wide,
}
