namespace SalesWeb.Network;

/// <summary>A training that was measured, and how much larger it was than the first.</summary>
public sealed record ScaledTraining
{
    /// <summary>How many times as much as the smallest.</summary>
    public required int Factor { get; init; }

    /// <summary>Windows per epoch.</summary>
    public required int Samples { get; init; }

    /// <summary>Steps in each window.</summary>
    public required int Window { get; init; }

    /// <summary>The fastest epoch.</summary>
    public required double SecondsPerEpoch { get; init; }

    /// <summary>Nanoseconds of that epoch for each sample and each step of the LSTM: where time grows linearly, it does not grow.</summary>
    public required double NanosecondsPerStep { get; init; }

    /// <summary>What was held after some of the epochs.</summary>
    public required IReadOnlyList<MemoryUse> Memory { get; init; }
}
