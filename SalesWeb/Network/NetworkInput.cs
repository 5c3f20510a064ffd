namespace SalesWeb.Network;

/// <summary>What a network reads for a batch of B examples.</summary>
/// <param name="Window">F × W·B: the past.</param>
/// <param name="Future">G × P·B: what is known beforehand of each of the P periods ahead; null for a network that asks for nothing.</param>
public sealed record NetworkInput(Sequence Window, Sequence? Future = null)
{
    /// <summary>B.</summary>
    public int Batch => Window.Batch;
}
