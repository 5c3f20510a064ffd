using System.Text.Json;

namespace SalesWeb.Datasets.Uploads;

/// <summary>How a file was read that was imported; the next one with the same header is read like it.</summary>
public sealed record FileMapping
{
    /// <summary>The fingerprint of the header.</summary>
    public required string Fingerprint { get; init; }

    public required string Dataset { get; init; }

    /// <summary>What was chosen otherwise than it would be guessed: a JSON object of texts.</summary>
    public required string Choices { get; init; }

    /// <summary>What the file proved itself of how it is written: a JSON object of texts. It holds for a next one that leaves it open.</summary>
    public required string Evident { get; init; }

    /// <summary>When it was imported; set by the store.</summary>
    public DateTimeOffset UsedAt { get; init; }

    /// <summary>The choices of a JSON object of texts, by their names.</summary>
    public static IReadOnlyDictionary<string, string> Read(string choices) => JsonSerializer.Deserialize<Dictionary<string, string>>(choices)!;

    /// <summary>The other way round, in the order of the names.</summary>
    public static string Write(IReadOnlyDictionary<string, string> choices) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(choices.ToDictionary(), StringComparer.Ordinal));
}
