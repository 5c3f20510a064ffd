using SalesWeb.Series;

namespace SalesWeb.Import;

/// <summary>Decides which column says what, and whether the file is long or wide.</summary>
internal sealed class LayoutChooser(TableProfile profile, SourceFile file, ImportOptions options)
{
    private readonly RoleFinder _roles = new(profile, file, options.ColumnMap);
    private readonly List<string> _notes = [];

    /// <exception cref="UserErrorException">A role that is needed has no column, or too many could have it.</exception>
    public Layout Choose()
    {
        DateColumn.Find(_roles, profile, file);
        foreach (var role in new[] { Role.Amount, Role.Quantity, Role.Price })
            _roles.Find(role, column => column.Filled > 0 && column.Numbers >= 0.5 * column.Filled);
        foreach (var role in new[] { Role.Category, Role.Item, Role.Store, Role.Promotion })
            _roles.Find(role, column => column.Filled > 0);

        DropTotals();
        var categories = HasSales ? [] : WithoutSales();
        return new Layout
        {
            Columns = _roles.Found,
            CategoryColumns = categories,
            OnlyCategory = categories.Count > 0 || _roles.Found.ContainsKey(Role.Category) ? null : OnlyCategory(),
            Measure = ChooseMeasure(isWide: categories.Count > 0),
            Notes = [Describe(categories), .. _notes, .. Unused(categories)],
        };
    }

    private bool HasSales => _roles.Found.ContainsKey(Role.Amount) || _roles.Found.ContainsKey(Role.Quantity);

    private bool HasAmount => _roles.Found.ContainsKey(Role.Amount) || (_roles.Found.ContainsKey(Role.Price) && _roles.Found.ContainsKey(Role.Quantity));

    /// <summary>In a wide file a column called "Total" or "Sales" may be the sum of the others, and then the others are the sales.</summary>
    private void DropTotals()
    {
        if (_roles.Found.ContainsKey(Role.Category))
            return;

        foreach (var role in new[] { Role.Amount, Role.Quantity })
        {
            if (!_roles.IsMapped(role)
                && _roles.Found.TryGetValue(role, out var column)
                && WideColumns.IsSumOf(column, WideColumns.Candidates(_roles, profile), profile))
                _roles.Drop(role);
        }
    }

    /// <summary>Where no column is called sales: each column of numbers is a category, or, in a long file, the only one is the quantity.</summary>
    private List<int> WithoutSales()
    {
        var candidates = WideColumns.Candidates(_roles, profile);
        candidates.RemoveAll(i => WideColumns.IsSumOf(i, [.. candidates.Where(other => other != i)], profile));
        if (candidates.Count == 0)
        {
            throw file.Refuse(
                $"there is no column of sales. The columns are {string.Join(", ", profile.Columns.Take(30).Select(column => $"\"{column.Header}\""))}.",
                "Map amount or quantity to the column of numbers that holds the sales.");
        }

        if (!_roles.Found.ContainsKey(Role.Category))
        {
            var twice = candidates.GroupBy(Header).FirstOrDefault(same => same.Count() > 1);
            var tooLong = candidates.FirstOrDefault(i => Header(i).Length > RowReader.LongestName, -1);
            if (tooLong >= 0)
                throw file.Refuse($"the name of column {tooLong + 1} is longer than {RowReader.LongestName} characters.", "Give it a shorter name.");
            return twice is null
                ? candidates
                : throw file.Refuse($"{twice.Count()} columns are called \"{twice.Key}\".", "Give each column a name of its own.");
        }

        if (candidates.Count > 1)
            throw _roles.Ambiguous(Role.Amount, candidates);
        _roles.Assign(Role.Quantity, candidates[0]);
        return [];
    }

    private string OnlyCategory()
    {
        var name = _roles.Found.TryGetValue(Role.Amount, out var amount) ? Header(amount)
            : HasAmount ? "sales"
            : Header(_roles.Found[Role.Quantity]);
        var hint = _roles.Found.TryGetValue(Role.Item, out var item) ? Hint("item", item)
            : _roles.Found.TryGetValue(Role.Store, out var store) ? Hint("store", store)
            : "";
        _notes.Add($"There is no column of categories, so all rows are one category, \"{name}\".{hint}");
        return name;

        string Hint(string level, int column) => $" For a category per {level}, map category to \"{Header(column)}\".";
    }

    private Measure ChooseMeasure(bool isWide)
    {
        if (options.Measure == Measure.Auto)
            return !isWide && HasAmount ? Measure.Amount : Measure.Quantity;
        if (isWide || (options.Measure == Measure.Amount ? HasAmount : _roles.Found.ContainsKey(Role.Quantity)))
            return options.Measure;

        var wanted = options.Measure.ToString().ToLowerInvariant();
        throw file.Refuse(
            $"there is no column of {wanted}, which the setting data.measure asks for.",
            $"Map {wanted} to a column, or set data.measure to auto.");
    }

    private string Describe(List<int> categories)
    {
        var found = _roles.Found.OrderBy(entry => entry.Key);
        var roles = string.Join(", ", found.Select(entry => $"{RoleFinder.Name(entry.Key)} is \"{Header(entry.Value)}\""));
        var wide = categories.Count switch
        {
            0 => "",
            1 => $"; the sales are in \"{Header(categories[0])}\", which is the only category",
            _ => $"; each of {categories.Count} columns is a category: {List(categories)}",
        };
        var computed = categories.Count == 0 && HasAmount && !_roles.Found.ContainsKey(Role.Amount) ? "; amount is price × quantity" : "";
        return $"Columns: {roles}{wide}{computed}.";
    }

    private IEnumerable<string> Unused(List<int> categories)
    {
        var unused = _roles.Free().Except(categories).ToList();
        var totals = unused
            .Where(i => profile.Columns[i].IsNumeric && (ColumnNames.IsTotal(Header(i)) || WideColumns.IsSumOf(i, categories, profile)))
            .ToList();
        if (totals.Count > 0)
            yield return $"Left out as a sum of the others: {List(totals)}.";

        unused = [.. unused.Except(totals)];
        if (unused.Count > 0)
            yield return $"Not used: {List(unused)}.";
    }

    private string List(List<int> columns)
    {
        const int MostNamed = 20;
        var names = string.Join(", ", columns.Take(MostNamed).Select(i => $"\"{Rejections.Shorten(Header(i))}\""));
        return columns.Count > MostNamed ? $"{names} and {columns.Count - MostNamed} more" : names;
    }

    private string Header(int column) => profile.Columns[column].Header;
}
