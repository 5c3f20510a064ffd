using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Columns;

/// <summary>The columns of a wide file: which are categories, and which only add the others up.</summary>
/// <remarks>The sample is taken apart once, so that thousands of columns cost no more than their cells.</remarks>
internal sealed class WideColumns
{
    private const double Nearly = 0.95;

    private readonly TableProfile _profile;
    private readonly CorrectedRows _corrected;
    private readonly double[][] _values;

    public WideColumns(TableProfile profile)
    {
        _profile = profile;
        _corrected = new CorrectedRows(profile);
        var marks = profile.Columns.Select(column => NumberStyle.OwnMark(column) ?? '.').ToList();
        _values = [.. profile.Sample.Select(row => row.Select((cell, i) => NumberText.TryRead(cell, marks[i], out var value) ? value : 0).ToArray())];
    }

    /// <summary>The columns that could each be a category: numbers, and neither calendar, identifier nor total by their name.</summary>
    public List<int> Candidates(IEnumerable<int> free) =>
        [.. free.Where(i => (_profile.Columns[i].IsNumeric || _corrected.HoldNumbers(i)) && IsSalesName(_profile.Columns[i].Header) && !NumbersTheRows(i))];

    /// <summary>Whether a column is the sum of the others in nearly every row of the sample.</summary>
    /// <param name="column">The column in question.</param>
    /// <param name="others">At least two, or there is nothing to add up; the column itself does not count among them.</param>
    public bool IsSumOf(int column, IReadOnlyCollection<int> others) => SumsOf([column], others).Count > 0;

    /// <summary>Those of some columns that are each the sum of all the others.</summary>
    public HashSet<int> SumsAmong(IReadOnlyCollection<int> columns) => SumsOf(columns, columns);

    /// <summary>Those of some columns that are each the sum of others.</summary>
    public HashSet<int> SumsOf(IReadOnlyCollection<int> columns, IReadOnlyCollection<int> others)
    {
        var among = others.ToHashSet();
        var (rows, sums) = (new int[_profile.Columns.Count], new int[_profile.Columns.Count]);
        foreach (var row in _values)
        {
            var total = others.Sum(i => row[i]);
            var filled = others.Count(i => row[i] != 0);
            foreach (var i in columns)
            {
                var isAmong = among.Contains(i);
                if (filled - (isAmong && row[i] != 0 ? 1 : 0) < 2)
                    continue;
                var sum = isAmong ? total - row[i] : total;
                rows[i]++;
                sums[i] += Math.Abs(row[i] - sum) <= 0.011 + (1e-6 * Math.Abs(sum)) ? 1 : 0;
            }
        }

        return [.. columns.Where(i => rows[i] > 0 && sums[i] >= Nearly * rows[i])];
    }

    private static bool IsSalesName(string header) =>
        !ColumnNames.IsCalendar(header) && !ColumnNames.IsIdentifier(header) && !ColumnNames.IsTotal(header);

    /// <summary>1, 2, 3 and so on down the sample.</summary>
    private bool NumbersTheRows(int column)
    {
        const int FewestRows = 5;
        return _values.Length >= FewestRows && _values.Zip(_values.Skip(1), (a, b) => b[column] - a[column]).All(step => step == 1);
    }
}
