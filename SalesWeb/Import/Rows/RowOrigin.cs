namespace SalesWeb.Import.Rows;

/// <summary>Where a row stood that was rejected first and comes back corrected.</summary>
/// <param name="File">What tells the file that it was rejected of: "f" and the first twelve digits of its SHA-256.</param>
/// <param name="Line">The line of that file.</param>
public readonly record struct RowOrigin(string File, int Line)
{
    /// <summary>The origin of a row of a file that is read for the first time.</summary>
    /// <param name="sha256">The file's, in hexadecimal digits. The letter before them keeps a spreadsheet from reading 12e4 as a number.</param>
    /// <param name="line">The line on which it starts.</param>
    public static RowOrigin Of(string sha256, int line) => new($"f{sha256[..12]}", line);
}
