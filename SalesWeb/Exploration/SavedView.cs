namespace SalesWeb.Exploration;

/// <summary>A view that someone gave a name.</summary>
public sealed record SavedView
{
    public required long Id { get; init; }

    /// <summary>The dataset it looks at; it may be gone by now.</summary>
    public required string Dataset { get; init; }

    /// <summary>Unique within the dataset.</summary>
    public required string Name { get; init; }

    /// <summary>The view, as <see cref="ViewAddress"/> writes it, with its dataset.</summary>
    public required string Query { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
}
