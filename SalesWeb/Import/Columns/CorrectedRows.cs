using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Columns;

/// <summary>
/// What a file of rejected rows that comes back tells about its columns: as many cells may still be bad as nobody has corrected, so
/// a column of numbers is known by what was said against it.
/// </summary>
internal sealed class CorrectedRows(TableProfile profile)
{
    private const double MostlyReadable = 0.5;

    private readonly int _reason = profile.IsFixUp ? profile.Columns.ToList().FindIndex(column => column.Header == FixUpColumns.Reason) : -1;

    /// <summary>Whether a column holds numbers, although some are not written as such yet.</summary>
    public bool HoldNumbers(int column)
    {
        if (_reason < 0 || profile.Columns[column] is not { Filled: > 0 } cells || cells.IsDated)
            return false;

        var complaint = $"{cells.Header} {NumberText.Complaint}";
        return cells.Numbers >= MostlyReadable * cells.Filled
            || profile.Sample.Any(row => row[_reason].StartsWith(complaint, StringComparison.Ordinal));
    }
}
