namespace SalesWeb.Tracking;

/// <summary>What is known of a run before it begins.</summary>
public sealed record RunStart
{
    public required string Experiment { get; init; }

    public required string Name { get; init; }

    public string? Dataset { get; init; }

    public string? Category { get; init; }

    public string? Model { get; init; }

    /// <summary>What the run was told: hyperparameters.</summary>
    public IReadOnlyDictionary<string, string> Params { get; init; } = new Dictionary<string, string>();

    /// <summary>What it is found by: dataset, version, category.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
