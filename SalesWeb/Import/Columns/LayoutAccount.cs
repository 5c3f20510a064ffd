using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Columns;

/// <summary>What was decided about the columns, in words.</summary>
internal sealed class LayoutAccount(RoleFinder roles, WideColumns wide, TableProfile profile, List<int> categories, bool hasAmount)
{
    private readonly List<int> _unused = [.. roles.Free().Except(categories)];

    public string Describe()
    {
        var found = roles.Found.OrderBy(entry => entry.Key);
        var named = string.Join(", ", found.Select(entry => $"{RoleFinder.Name(entry.Key)} is \"{Header(entry.Value)}\""));
        var each = categories.Count switch
        {
            0 => "",
            1 => $"; the sales are in \"{Header(categories[0])}\", which is the only category",
            _ => $"; each of {categories.Count:N0} columns is a category: {List(categories)}",
        };
        var computed = categories.Count == 0 && hasAmount && !roles.Found.ContainsKey(Role.Amount) ? "; amount is price × quantity" : "";
        return $"Columns: {named}{each}{computed}.";
    }

    public IEnumerable<string> Unused()
    {
        var totals = Totals();
        if (totals.Count > 0)
            yield return $"Left out as a sum of the others: {List(totals)}.";

        List<int> unused = [.. _unused.Except(totals)];
        if (unused.Count > 0)
            yield return $"Not used: {List(unused)}.";
    }

    /// <summary>Why each column was taken for what it is, a clause, by column.</summary>
    public IReadOnlyDictionary<int, string> Reasons()
    {
        var reasons = roles.Reasons.ToDictionary();
        foreach (var column in categories)
            reasons[column] = categories.Count == 1 ? "it is the only column of numbers, so it holds the sales" : "it holds numbers and has no other meaning, so it is a category of its own";
        foreach (var column in Totals())
            reasons[column] = "it is a sum of the others";
        foreach (var column in Enumerable.Range(0, profile.Columns.Count).Where(i => !reasons.ContainsKey(i)))
            reasons[column] = WhyNot(column);
        return reasons;
    }

    private string WhyNot(int column)
    {
        var header = Header(column);
        if (FixUpColumns.Are(header))
            return "it only tells why the row was rejected before";
        if (profile.Columns[column].Filled == 0)
            return "it is empty";
        if (ColumnNames.IsCalendar(header))
            return "it only says when, which the date does already";
        return ColumnNames.IsIdentifier(header) ? "it only numbers something" : "it is not needed";
    }

    private List<int> Totals()
    {
        List<int> numeric = [.. _unused.Where(i => profile.Columns[i].IsNumeric)];
        var sums = wide.SumsOf(numeric, categories);
        return [.. numeric.Where(i => ColumnNames.IsTotal(Header(i)) || sums.Contains(i))];
    }

    private string List(List<int> columns)
    {
        const int MostNamed = 20;
        var names = string.Join(", ", columns.Take(MostNamed).Select(i => $"\"{Excerpt.Of(Header(i))}\""));
        return columns.Count > MostNamed ? $"{names} and {columns.Count - MostNamed:N0} more" : names;
    }

    private string Header(int column) => profile.Columns[column].Header;
}
