namespace SalesWeb.Training;

/// <summary>A category whose network is ready.</summary>
public sealed record TrainedCategory
{
    public required long RunId { get; init; }

    public required string Category { get; init; }

    /// <summary>The accuracy on the validation days, that of seasonal naive (<c>naive_…</c>), the skill, the best epoch.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Full paths of the files that the run left.</summary>
    public required IReadOnlyList<string> Artifacts { get; init; }

    /// <summary>How good it is, in one sentence.</summary>
    public required string Verdict { get; init; }
}
