namespace SalesWeb.Network;

/// <summary>The way of one caller through a <see cref="CnnLstm"/>, with room for a batch of one size. One thread at a time.</summary>
public sealed class CnnLstmPass
{
    private readonly IPass _layers;
    private readonly HeadPass? _head;
    private float[][]? _gradients;

    internal CnnLstmPass(CnnLstmShape shape, IPass layers, HeadPass? head, int batch)
    {
        (_layers, _head) = (layers, head);
        Input = new NetworkInput(
            new Sequence(shape.Features, shape.Window, batch),
            shape.Head is { Future: > 0 } known ? new Sequence(known.Future, known.Horizon, batch) : null);
    }

    /// <summary>What the next <see cref="Forward"/> reads; to be filled before.</summary>
    public NetworkInput Input { get; }

    /// <summary>How the loss changes with each of the network's parameters, in their order; written anew by each way back.</summary>
    public IReadOnlyList<float[]> Gradients => _gradients ??= [.. _layers.Gradients, .. _head?.Gradients ?? []];

    /// <summary>What the network says of <see cref="Input"/>: O × B, or Q × P·B where it has a head. It holds until the next call.</summary>
    /// <param name="chance">What is left to chance while the network learns; null when it predicts.</param>
    public Sequence Forward(Chance? chance = null)
    {
        var encoded = _layers.Forward(Input.Window, chance?.Of(0));
        return _head?.Forward(encoded, Input.Future, chance?.Of(1)) ?? encoded;
    }

    /// <summary>The way back through the last <see cref="Forward"/>; once for each.</summary>
    /// <param name="dy">How the loss changes with the output; it may be written into.</param>
    /// <param name="wantsInput">Whether anyone asks how the loss changes with the window.</param>
    /// <returns>How the loss changes with the window; null where nobody asks.</returns>
    public Sequence? Backward(Sequence dy, bool wantsInput = false) => _layers.Backward(_head?.Backward(dy) ?? dy, wantsInput);
}
