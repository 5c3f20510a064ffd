namespace SalesWeb.Network;

/// <summary>What <see cref="NetworkScaling"/> measured.</summary>
public sealed record NetworkScalingResult
{
    /// <summary>The network and the window of the smallest training.</summary>
    public required CnnLstmShape Shape { get; init; }

    /// <summary>Windows per batch.</summary>
    public required int Batch { get; init; }

    /// <summary>Threads that shared a batch.</summary>
    public required int Threads { get; init; }

    /// <summary>One training of 100 epochs; memory after 1, 10 and 100.</summary>
    public required ScaledTraining Epochs { get; init; }

    /// <summary>1, 10 and 100 times as many samples; memory after the first epoch and the last.</summary>
    public required IReadOnlyList<ScaledTraining> Samples { get; init; }

    /// <summary>1, 4 and 16 times as many steps in a window; memory after the first epoch and the last.</summary>
    public required IReadOnlyList<ScaledTraining> Windows { get; init; }
}
