using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;
using SalesWeb.Import.Questions;
using SalesWeb.Import.Sources;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Columns;

/// <summary>Finds the column of each role: the one the user named, otherwise the one whose name says so.</summary>
internal sealed class RoleFinder
{
    private readonly TableProfile _profile;
    private readonly SourceFile _file;
    private readonly IReadOnlyDictionary<Role, string> _map;
    private readonly Doubts _doubts;
    private readonly IReadOnlyList<string> _headers;
    private readonly Dictionary<Role, int> _columns = [];
    private readonly Dictionary<int, string> _reasons = [];
    private readonly HashSet<int> _left = [];

    /// <exception cref="UserErrorException">A column that the user named is not there, or has two roles.</exception>
    public RoleFinder(TableProfile profile, SourceFile file, ImportChoices choices, Doubts doubts)
    {
        (_profile, _file, _map, _doubts) = (profile, file, choices.Columns, doubts);
        _headers = [.. profile.Columns.Select(column => column.Header)];
        if (choices.UnusedColumns.FirstOrDefault(position => position > _headers.Count) is > 0 and var absent)
            throw file.Refuse($"there is no column {absent}, which is to be left out; the file has {_headers.Count}.", "Choose other columns to be left out.");
        foreach (var position in choices.UnusedColumns)
            _reasons[position - 1] = "it was chosen to be left out";
        _left = [.. Enumerable.Range(0, _headers.Count).Where(i => !FixUpColumns.Are(_headers[i]) && !_reasons.ContainsKey(i))];
        foreach (var (role, header) in _map.Where(entry => entry.Value != ""))
        {
            var column = Named(role, header);
            if (_columns.ContainsValue(column))
            {
                throw file.Refuse(
                    $"the column \"{header}\" is to be two things, {Name(_columns.First(entry => entry.Value == column).Key)} and {Name(role)}.",
                    "Give each column one role.");
            }

            Assign(role, column, "it was decided so");
        }
    }

    public IReadOnlyDictionary<Role, int> Found => _columns;

    /// <summary>Why a column has its role, a clause, by column.</summary>
    public IReadOnlyDictionary<int, string> Reasons => _reasons;

    /// <summary>Takes a column away from its role, because it turned out to be something else.</summary>
    public void Drop(Role role)
    {
        if (!_columns.Remove(role, out var column))
            return;
        _left.Add(column);
        _reasons.Remove(column);
    }

    public bool IsMapped(Role role) => _map.ContainsKey(role);

    /// <summary>The column of a role by its name; null where there is none, or the user wants none.</summary>
    /// <param name="role">The role.</param>
    /// <param name="fits">What a column has to hold besides its name.</param>
    /// <remarks>Where two columns are equally good, that is in doubt, and the first of them is taken.</remarks>
    public int? Find(Role role, Func<ColumnProfile, bool> fits)
    {
        if (IsMapped(role))
        {
            var mapped = _columns.TryGetValue(role, out var column) ? column : (int?)null;
            AskAgain(role, fits, mapped);
            return mapped;
        }

        var candidates = Named(role, fits);
        if (candidates.Count == 0)
            return null;
        if (candidates.Count > 1)
            AskWhich(role, candidates, candidates[0]);
        Assign(role, candidates[0], candidates.Count > 1 ? "it is the first of several whose names say so" : "its name says so");
        return candidates[0];
    }

    /// <summary>Gives a column that has none a role.</summary>
    public void Assign(Role role, int column, string reason)
    {
        _columns[role] = column;
        _reasons[column] = reason;
        _left.Remove(column);
    }

    /// <summary>The columns that have no role, from the left.</summary>
    public IEnumerable<int> Free() => _left.Order();

    /// <summary>Asks which of several columns has a role; where nobody can be asked, the file is refused.</summary>
    /// <param name="role">The role.</param>
    /// <param name="candidates">At least two, the most likely first.</param>
    /// <param name="taken">The one that is taken for now.</param>
    /// <param name="isOpen">Whether the choice that was made names all of them.</param>
    public void AskWhich(Role role, IReadOnlyList<int> candidates, int taken, bool isOpen = false)
    {
        var headers = candidates.Select(i => $"\"{_headers[i]}\" (column {i + 1})").ToList();
        _doubts.Ask(
            Name(role),
            $"Which column is the {Name(role)}?",
            [.. candidates.Select(i => new QuestionOption(ColumnReference.Of(_headers, i), Label(i)))],
            ColumnReference.Of(_headers, taken),
            $"{candidates.Count} columns could be the {Name(role)}: {string.Join(", ", headers)}.",
            _file.Refuse(
                $"{candidates.Count} columns could be the {Name(role)}: {string.Join(", ", headers)}.",
                $"Say which one it is: map {Name(role)} to it (--map {Name(role)}={ColumnReference.Of(_headers, candidates[0])})."),
            isOpen);
    }

    public static string Name(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>A column as it is offered for choice, with its first cell.</summary>
    public string Label(int column)
    {
        var name = _headers.Count(header => header == _headers[column]) > 1 || _headers[column] == ""
            ? $"column {column + 1}, \"{Excerpt.Of(_headers[column])}\""
            : Excerpt.Of(_headers[column]);
        return _profile.Columns[column].Example == "" ? name : $"{name} ({Excerpt.Of(_profile.Columns[column].Example)} …)";
    }

    /// <summary>A question that has been answered stays, so that the answer can be changed.</summary>
    private void AskAgain(Role role, Func<ColumnProfile, bool> fits, int? mapped)
    {
        if (mapped is { } column && Named(role, fits, also: column) is { Count: > 1 } candidates && candidates.Contains(column))
            AskWhich(role, candidates, column);
    }

    /// <summary>The columns of the first group of names that any column belongs to.</summary>
    private List<int> Named(Role role, Func<ColumnProfile, bool> fits, int? also = null)
    {
        var columns = also is { } column ? _left.Append(column).Order().ToList() : [.. _left.Order()];
        foreach (var group in ColumnNames.ByRole[role])
        {
            var candidates = columns
                .Where(i => Array.IndexOf(group, _profile.Columns[i].Folded) >= 0 || Array.IndexOf(group, _profile.Columns[i].FoldedWithoutUnit) >= 0)
                .Where(i => fits(_profile.Columns[i]))
                .ToList();
            if (candidates.Count > 0)
                return candidates;
        }

        return [];
    }

    private int Named(Role role, string header)
    {
        var matches = ColumnReference.Find(_headers, header);
        if (matches.Count > 1)
            AskWhich(role, matches, matches[0], isOpen: true);
        return matches.Count > 0
            ? matches[0]
            : throw _file.Refuse(
                $"there is no column \"{header}\", which is to be the {Name(role)}. The columns are {string.Join(", ", _headers.Select(name => $"\"{name}\""))}.",
                $"Say which of these is the {Name(role)}.");
    }
}
