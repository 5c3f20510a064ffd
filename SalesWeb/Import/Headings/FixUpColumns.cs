namespace SalesWeb.Import.Headings;

/// <summary>The columns that a file of rejected rows has besides its own, so that it is known when it comes back corrected.</summary>
public static class FixUpColumns
{
    /// <summary>The line of the file on which the row stood.</summary>
    public const string Line = "salesweb_line";

    /// <summary>Why the row was rejected.</summary>
    public const string Reason = "salesweb_reason";

    /// <summary>The dataset that the row is missing from.</summary>
    public const string Dataset = "salesweb_dataset";

    /// <summary>The file of which the row was rejected, by "f" and the first twelve digits of its SHA-256.</summary>
    public const string File = "salesweb_file";

    /// <summary>Whether a header is one of them, which are never sales.</summary>
    public static bool Are(string header) => header is Line or Reason or Dataset or File;
}
