namespace SalesWeb.Tracking;

/// <summary>One training of one model: when it was, what it was for, how it ended.</summary>
public sealed record Run
{
    public required long Id { get; init; }

    public required string Experiment { get; init; }

    /// <summary>The model and what it was for, "CNNLSTM-Beauty".</summary>
    public required string Name { get; init; }

    public required RunStatus Status { get; init; }

    /// <summary>Why it failed, in the words shown to the user; null unless it did.</summary>
    public string? Failure { get; init; }

    public string? Dataset { get; init; }

    public string? Category { get; init; }

    public string? Model { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long it took; null while it runs.</summary>
    public TimeSpan? Duration => EndedAt - StartedAt;
}
