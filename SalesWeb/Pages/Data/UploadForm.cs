using SalesWeb.Datasets;
using SalesWeb.Import;

namespace SalesWeb.Pages.Data;

/// <summary>The upload form as it stands: empty at first, with what was entered when it is shown again.</summary>
public sealed record UploadForm
{
    private const string RolePrefix = "map.";

    /// <summary>The largest file, in bytes.</summary>
    public required long Limit { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public UserErrorException? Problem { get; init; }

    /// <summary>What was entered in a field; empty for nothing.</summary>
    public string this[string field] => Fields.GetValueOrDefault(field, "");

    /// <summary>The name of the field that takes the header of a role's column.</summary>
    public static string FieldOf(Role role) => RolePrefix + role.ToString().ToLowerInvariant();

    /// <summary>Which column (by its header) has which role, where the form says so.</summary>
    public IReadOnlyDictionary<Role, string> Map() => Enum.GetValues<Role>()
        .Where(role => this[FieldOf(role)] != "")
        .ToDictionary(role => role, role => this[FieldOf(role)]);

    /// <summary>The dataset that was named; otherwise the file's name without its endings.</summary>
    /// <exception cref="UserErrorException">The name is too long.</exception>
    public string DatasetFor(string fileName)
    {
        const int Longest = 100;
        var name = this["dataset"] is { Length: > 0 } chosen ? chosen : DatasetName.Of(fileName);
        return name.Length is > 0 and <= Longest
            ? name
            : throw new UserErrorException(
                $"The name of the dataset has {name.Length} characters; it can have 1 to {Longest}.", "Give the dataset another name.", field: "dataset");
    }
}
