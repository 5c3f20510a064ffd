namespace SalesWeb.Import;

/// <summary>Finds the column of each role: the one the user named, otherwise the one whose name says so.</summary>
internal sealed class RoleFinder
{
    private readonly TableProfile _profile;
    private readonly SourceFile _file;
    private readonly IReadOnlyDictionary<Role, string> _map;
    private readonly Dictionary<Role, int> _columns = [];

    /// <exception cref="UserErrorException">A column that the user named is not there, or has two roles.</exception>
    public RoleFinder(TableProfile profile, SourceFile file, IReadOnlyDictionary<Role, string> map)
    {
        (_profile, _file, _map) = (profile, file, map);
        foreach (var (role, header) in map.Where(entry => entry.Value != ""))
        {
            var column = Named(role, header);
            if (_columns.ContainsValue(column))
            {
                throw file.Refuse(
                    $"the column \"{header}\" is mapped to two roles, {Name(_columns.First(entry => entry.Value == column).Key)} and {Name(role)}.",
                    "Give each column one role.");
            }

            _columns[role] = column;
        }
    }

    public IReadOnlyDictionary<Role, int> Found => _columns;

    /// <summary>Takes a column away from its role, because it turned out to be something else.</summary>
    public void Drop(Role role) => _columns.Remove(role);

    public bool IsMapped(Role role) => _map.ContainsKey(role);

    /// <summary>The column of a role by its name; null where there is none, or the user wants none.</summary>
    /// <param name="role">The role.</param>
    /// <param name="fits">What a column has to hold besides its name.</param>
    /// <exception cref="UserErrorException">Two columns are equally good.</exception>
    public int? Find(Role role, Func<ColumnProfile, bool> fits)
    {
        if (_columns.TryGetValue(role, out var mapped))
            return mapped;
        if (IsMapped(role))
            return null;

        foreach (var group in ColumnNames.ByRole[role])
        {
            var candidates = Free()
                .Where(i => Array.IndexOf(group, HeaderName.Fold(Header(i))) >= 0 || Array.IndexOf(group, HeaderName.FoldWithoutUnit(Header(i))) >= 0)
                .Where(i => fits(_profile.Columns[i]))
                .ToList();
            if (candidates.Count > 1)
                throw Ambiguous(role, candidates);
            if (candidates.Count == 1)
                return _columns[role] = candidates[0];
        }

        return null;
    }

    /// <summary>Gives a column that has none a role.</summary>
    public void Assign(Role role, int column) => _columns[role] = column;

    /// <summary>The columns that have no role, from the left.</summary>
    public IEnumerable<int> Free() => Enumerable.Range(0, _profile.Columns.Count).Where(i => !_columns.ContainsValue(i));

    public UserErrorException Ambiguous(Role role, IReadOnlyList<int> candidates)
    {
        var headers = candidates.Select(i => $"\"{Header(i)}\" (column {i + 1})").ToList();
        var choice = candidates.Select(Header).Distinct().Count() > 1
            ? $"Say which one it is: map {Name(role)} to it (--map {Name(role)}={Header(candidates[0])})."
            : "Rename one of them in the file.";
        return _file.Refuse($"{candidates.Count} columns could be the {Name(role)}: {string.Join(", ", headers)}.", choice);
    }

    public static string Name(Role role) => role.ToString().ToLowerInvariant();

    private string Header(int column) => _profile.Columns[column].Header;

    private int Named(Role role, string header)
    {
        var all = Enumerable.Range(0, _profile.Columns.Count).ToList();
        foreach (var isSame in new Func<string, bool>[]
        {
            name => name == header.Trim(),
            name => name.Equals(header.Trim(), StringComparison.OrdinalIgnoreCase),
            name => HeaderName.Fold(name) == HeaderName.Fold(header) && HeaderName.Fold(name) != "",
        })
        {
            var matches = all.Where(i => isSame(Header(i))).ToList();
            if (matches.Count > 1)
                throw Ambiguous(role, matches);
            if (matches.Count == 1)
                return matches[0];
        }

        throw _file.Refuse(
            $"there is no column \"{header}\", which {Name(role)} is mapped to. The columns are {string.Join(", ", all.Select(i => $"\"{Header(i)}\""))}.",
            $"Map {Name(role)} to one of these.");
    }
}
