namespace SalesWeb.Datasets;

/// <summary>How a file was read that was imported; the next one with the same header is read like it.</summary>
public sealed record FileMapping
{
    /// <summary>The fingerprint of the header.</summary>
    public required string Fingerprint { get; init; }

    public required string Dataset { get; init; }

    /// <summary>What was chosen otherwise than it would be guessed: a JSON object of texts.</summary>
    public required string Choices { get; init; }

    /// <summary>When it was imported; set by the store.</summary>
    public DateTimeOffset UsedAt { get; init; }
}
