using SalesWeb.Import.Sources;

namespace SalesWeb.Import.Profiles;

/// <summary>
/// Files in which the comma separates the columns and is the decimal mark as well, without quotes: 261,96 is two fields.
/// Such rows cannot be put together again, because nothing says which comma is which.
/// </summary>
internal static class UnquotedCommas
{
    /// <exception cref="UserErrorException">It is such a file.</exception>
    public static void Refuse(TableProfile profile, SourceFile file, char separator)
    {
        var columns = profile.Columns.Count;
        var longer = profile.FieldCounts.Where(count => count.Key > columns).ToList();
        var rows = longer.Sum(count => count.Value);
        if (separator != ',' || columns < 2 || rows < 0.5 * profile.Rows || profile.RowsWithSplitNumbers < 0.9 * rows)
            return;

        var (fewest, most) = (longer[0].Key, longer[^1].Key);
        throw file.Refuse(
            $"{rows:N0} of {profile.Rows:N0} rows have {(fewest == most ? $"{fewest}" : $"{fewest} to {most}")} fields "
            + $"under a header of {columns} columns: "
            + "numbers with decimal commas are not quoted, so a comma within a number cannot be told from one between two columns.",
            "Export the file with semicolons between the columns, or with decimal points, and import it again.");
    }
}
