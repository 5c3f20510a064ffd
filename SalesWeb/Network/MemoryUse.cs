namespace SalesWeb.Network;

/// <summary>What the program holds at one moment.</summary>
public sealed record MemoryUse
{
    /// <summary>Epochs behind it.</summary>
    public required int Epoch { get; init; }

    /// <summary>MiB of objects still in use, after a full collection.</summary>
    public required double ManagedMib { get; init; }

    /// <summary>MiB that the process has taken from the machine at most, since it was started.</summary>
    public required double PeakWorkingSetMib { get; init; }
}
