namespace SalesWeb.Import.Unpacking;

/// <summary>How a file has to be opened before it is text.</summary>
internal enum PackedKind
{
    /// <summary>It is text, or packed with gzip, which is undone while it is read.</summary>
    None,

    /// <summary>A ZIP archive or a new workbook, which is one too.</summary>
    Zip,

    /// <summary>An old workbook, or one with a password.</summary>
    OldWorkbook,
}
