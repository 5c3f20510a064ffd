using System.CommandLine;
using SalesWeb.Import.Headings;

namespace SalesWeb.Commands;

/// <summary>The option <c>--map date=Datum,category=Warengruppe</c>: which column has which role.</summary>
internal static class ColumnMap
{
    private static readonly string Known = string.Join(", ", Enum.GetNames<Role>().Select(name => name.ToLowerInvariant()));

    public static Option<string[]> Option() => new("--map")
    {
        Description = $"The columns that are not found by their names: a role, = and the header, separated by commas. The roles are {Known}. "
            + "An empty header leaves a role out.",
        HelpName = "date=Datum,…",
    };

    /// <param name="texts">What each <c>--map</c> says. A part without = belongs to the header before it, which then has a comma in it.</param>
    /// <exception cref="UserErrorException">A role is unknown or named twice, or a part is no assignment.</exception>
    public static IReadOnlyDictionary<Role, string> Parse(IReadOnlyList<string> texts)
    {
        var map = new Dictionary<Role, string>();
        foreach (var text in texts)
        {
            Role? last = null;
            foreach (var part in text.Split(','))
            {
                if (part.Split('=', 2) is [var name, var header])
                    map.Add((last = RoleOf(name.Trim(), map)).Value, header.Trim());
                else
                    map[last ?? throw Unreadable(part)] += $",{part}";
            }
        }

        return map;
    }

    private static Role RoleOf(string name, Dictionary<Role, string> map)
    {
        if (!Enum.TryParse<Role>(name, ignoreCase: true, out var role) || !Enum.IsDefined(role) || char.IsDigit(name[0]))
            throw new UserErrorException($"--map: there is no role \"{name}\".", $"Choose from {Known}.", field: "map");
        if (map.ContainsKey(role))
            throw new UserErrorException($"--map: the role {name.ToLowerInvariant()} is named twice.", "Name one column for each role.", field: "map");
        return role;
    }

    private static UserErrorException Unreadable(string part) =>
        new($"--map: \"{part}\" does not name a role.", "Write it as --map date=Datum,category=Warengruppe.", field: "map");
}
