namespace SalesWeb.Tracking;

/// <summary>The run whose network answers for a category of a dataset.</summary>
public sealed record PublishedModel
{
    public required string Dataset { get; init; }

    public required string Category { get; init; }

    public required long RunId { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
}
