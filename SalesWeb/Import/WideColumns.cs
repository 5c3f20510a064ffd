namespace SalesWeb.Import;

/// <summary>The columns of a wide file: which are categories, and which only add the others up.</summary>
internal static class WideColumns
{
    /// <summary>The columns that could each be a category: numbers, and neither calendar, identifier nor total by their name.</summary>
    public static List<int> Candidates(RoleFinder roles, TableProfile profile) =>
        [.. roles.Free().Where(i => profile.Columns[i] is { IsNumeric: true } column && IsSalesName(column.Header) && !NumbersTheRows(i, profile))];

    /// <summary>Whether a column is the sum of the others in nearly every row of the sample.</summary>
    /// <param name="column">The column in question.</param>
    /// <param name="others">At least two, or there is nothing to add up.</param>
    /// <param name="profile">Where the sample is.</param>
    public static bool IsSumOf(int column, IReadOnlyCollection<int> others, TableProfile profile)
    {
        const double Nearly = 0.95;
        if (others.Count < 2)
            return false;

        var (sums, rows) = (0, 0);
        foreach (var row in profile.Sample)
        {
            var parts = others.Select(i => Value(row, i, profile)).ToList();
            if (parts.Count(part => part != 0) < 2)
                continue;
            var sum = parts.Sum();
            rows++;
            sums += Math.Abs(Value(row, column, profile) - sum) <= 0.011 + (1e-6 * Math.Abs(sum)) ? 1 : 0;
        }

        return rows > 0 && sums >= Nearly * rows;
    }

    private static bool IsSalesName(string header) =>
        !ColumnNames.IsCalendar(header) && !ColumnNames.IsIdentifier(header) && !ColumnNames.IsTotal(header);

    /// <summary>1, 2, 3 and so on down the sample.</summary>
    private static bool NumbersTheRows(int column, TableProfile profile)
    {
        const int FewestRows = 5;
        var values = profile.Sample.Select(row => Value(row, column, profile)).ToList();
        return values.Count >= FewestRows && values.Zip(values.Skip(1), (a, b) => b - a).All(step => step == 1);
    }

    private static double Value(string[] row, int column, TableProfile profile) =>
        NumberText.TryRead(row[column], NumberStyle.OwnMark(profile.Columns[column]) ?? '.', out var value) ? value : 0;
}
