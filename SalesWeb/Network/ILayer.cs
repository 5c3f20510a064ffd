namespace SalesWeb.Network;

/// <summary>
/// One step of a network, forward and backward.
/// A layer keeps no trace of a call, so any number of callers may use it at once.
/// </summary>
public interface ILayer
{
    /// <summary>What the layer learns; empty for a layer that learns nothing.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>
    /// The layer's output for <paramref name="x"/>, and the way back: given how the loss changes with the output,
    /// it adds how it changes with each parameter to <see cref="Parameter.Gradient"/> and returns how it changes with <paramref name="x"/>.
    /// </summary>
    /// <remarks>Only one caller at a time may go back; any number may go forward meanwhile.</remarks>
    (Sequence Output, Backward Backward) Forward(Sequence x);
}
