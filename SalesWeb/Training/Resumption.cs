namespace SalesWeb.Training;

/// <summary>What lets a training outlive the program. Without it a training that is cut short is over.</summary>
public sealed record Resumption
{
    /// <summary>Whether it is the end of the program that cancelled it, and not someone who wanted it to stop.</summary>
    public required Func<bool> IsInterrupted { get; init; }

    /// <summary>The run that it was noted in before it was cut short; null the first time.</summary>
    public long? RunId { get; init; }
}
