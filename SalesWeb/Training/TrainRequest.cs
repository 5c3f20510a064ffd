namespace SalesWeb.Training;

/// <summary>What to train.</summary>
public sealed record TrainRequest
{
    /// <summary>The dataset; null for the default dataset.</summary>
    public string? Dataset { get; init; }

    public required string Category { get; init; }

    /// <summary>Under which experiment the run is noted; null is the configured one.</summary>
    public string? Experiment { get; init; }
}
