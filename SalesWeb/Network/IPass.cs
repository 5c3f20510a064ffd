namespace SalesWeb.Network;

/// <summary>
/// The way of one caller through a layer, forward and then backward, in buffers that are taken once and belong to the caller.
/// Weights are read at the beginning of each call, so a step of the optimizer holds from the next one on.
/// </summary>
/// <remarks>One thread at a time. What is returned lies in the pass's buffers, or in the caller's, and holds until the next call.</remarks>
public interface IPass
{
    /// <summary>How the loss changes with each of the layer's parameters, of the same length and order: summed over the examples, written anew by each way back.</summary>
    IReadOnlyList<float[]> Gradients { get; }

    /// <summary>The layer's output for <paramref name="x"/>, which must stay as it is until the way back is done.</summary>
    /// <param name="x">The input, of the size that the pass has room for.</param>
    /// <param name="chance">What is left to chance while the network learns; null when it predicts.</param>
    Sequence Forward(Sequence x, Chance? chance = null);

    /// <summary>The way back through the last call of <see cref="Forward"/>; once for each.</summary>
    /// <param name="dy">How the loss changes with the output; the pass may write into it.</param>
    /// <param name="wantsInput">Whether anyone asks how the loss changes with the input.</param>
    /// <returns>How the loss changes with the input; null where nobody asks.</returns>
    Sequence? Backward(Sequence dy, bool wantsInput = true);
}
