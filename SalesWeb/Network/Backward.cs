namespace SalesWeb.Network;

/// <summary>The way back through one call of a layer.</summary>
/// <param name="dy">How the loss changes with the layer's output, of the output's shape.</param>
/// <returns>How the loss changes with the layer's input, of the input's shape.</returns>
public delegate Sequence Backward(Sequence dy);
