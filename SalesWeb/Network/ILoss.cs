namespace SalesWeb.Network;

/// <summary>How far what a network says is from what came.</summary>
public interface ILoss
{
    /// <summary>Measures one slice of a batch.</summary>
    /// <param name="y">What the network says.</param>
    /// <param name="target">What came.</param>
    /// <param name="batch">Examples of the whole batch, at least as many as this slice has: the loss of the batch is the sum over its slices.</param>
    /// <param name="gradient">Receives how the batch's loss changes with <paramref name="y"/>, of its shape.</param>
    /// <returns>The slice's share of the batch's loss.</returns>
    double Measure(Sequence y, Sequence target, int batch, Sequence gradient);
}
