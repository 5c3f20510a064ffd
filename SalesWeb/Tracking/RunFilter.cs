namespace SalesWeb.Tracking;

/// <summary>Which runs to list, in which order, and which page of them.</summary>
public sealed record RunFilter
{
    public string? Experiment { get; init; }

    public string? Dataset { get; init; }

    public string? Category { get; init; }

    /// <summary>What was tried in the run, such as CNNLSTM or Backtest.</summary>
    public string? Model { get; init; }

    public RunStatus? Status { get; init; }

    /// <summary>One of <see cref="Columns"/>, or the name of a metric.</summary>
    public string Sort { get; init; } = "started";

    public bool Descending { get; init; } = true;

    /// <summary>The most runs to return, at least 1.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>How many runs to pass over first.</summary>
    public int Offset { get; init; }

    /// <summary>What a run can be sorted by besides its metrics, with the expression that does it.</summary>
    public static IReadOnlyDictionary<string, string> Columns { get; } = new Dictionary<string, string>
    {
        ["started"] = "r.started_at",
        ["duration"] = "r.ended_at - r.started_at",
        ["name"] = "r.name",
        ["experiment"] = "e.name",
        ["dataset"] = "r.dataset",
        ["category"] = "r.category",
        ["status"] = "r.status",
    };
}
