using System.Text.Json;
using SalesWeb.Import;
using SalesWeb.Series;

namespace SalesWeb.Datasets.Importing;

/// <summary>How the file of a version was read.</summary>
internal sealed record HeldFile
{
    /// <summary>What tells it from other versions of the same file, as <see cref="VersionStart.Key"/>.</summary>
    public required string Choices { get; init; }

    /// <summary>Which column was taken for which role: a JSON object, role in lower case to header.</summary>
    public required string Columns { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>Whether a file with the same bytes is read in the same way: the same columns for the same roles, and no other choice that was made both times.</summary>
    /// <param name="choices">What was chosen now, as <see cref="VersionStart.Choices"/>.</param>
    /// <param name="file">How it is read now.</param>
    public bool IsReadAs(string choices, SalesFile file)
    {
        var (before, now) = (Others(Choices), Others(choices));
        return (file.Measure == Measure.Auto || Measure == file.Measure)
            && JsonSerializer.Deserialize<Dictionary<string, string>>(Columns)!.OrderBy(role => role.Key).SequenceEqual(file.Columns.OrderBy(role => role.Key))
            && now.All(choice => before.GetValueOrDefault(choice.Key, choice.Value) == choice.Value);
    }

    /// <summary>The choices but for those of a column for a role, which may name the same column by its header or its position.</summary>
    private static Dictionary<string, string> Others(string choices) => choices.Split(';')
        .Select(choice => choice.Split('=', 2))
        .Where(parts => parts.Length == 2 && ImportChoices.Keys.Contains(parts[0]))
        .GroupBy(parts => parts[0])
        .ToDictionary(parts => parts.Key, parts => parts.Last()[1]);
}
