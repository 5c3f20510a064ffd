namespace SalesWeb.Training.Briefing;

/// <summary>Something that someone should look after.</summary>
/// <param name="Text">What it is, in whole sentences.</param>
/// <param name="Remedy">What can be done about it.</param>
/// <param name="IsUrgent">Whether something does not work, rather than that it could be better.</param>
/// <param name="Category">The one category it is about; null where it is about several or none.</param>
/// <param name="JobId">The job it is about; null where it is about none.</param>
/// <param name="FileId">The uploaded file it is about; null where it is about none.</param>
public sealed record Concern(string Text, Remedy Remedy, bool IsUrgent, string? Category = null, long? JobId = null, long? FileId = null)
{
    private const int MostNamed = 3;

    /// <summary>Names in a sentence: "Bread", "Cakes", "Rolls" and 4 more.</summary>
    internal static string Named(IReadOnlyCollection<string> names)
    {
        var quoted = names.Take(MostNamed).Select(name => $"\"{name}\"").ToList();
        return names.Count > MostNamed
            ? $"{string.Join(", ", quoted)} and {names.Count - MostNamed:N0} more"
            : quoted.Count > 1 ? $"{string.Join(", ", quoted[..^1])} and {quoted[^1]}" : quoted[0];
    }
}
