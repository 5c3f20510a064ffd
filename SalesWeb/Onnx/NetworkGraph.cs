using SalesWeb.Network;

namespace SalesWeb.Onnx;

/// <summary>
/// A whole <see cref="CnnLstm"/> in a graph, layer for layer as the network has them; dropout, which only training knows, is left out.
/// <code>
///   x  N × W × F → (Conv → LayerNormalization? → Relu) … → LSTM … → last step  N × H
///   → MatMul, Add                                → y  N × O
///   → head, with the known future  N × P × G     → y  N × P × Q
/// </code>
/// </summary>
internal static class NetworkGraph
{
    /// <summary>Adds a network.</summary>
    /// <param name="graph">Where it is added.</param>
    /// <param name="network">What was trained.</param>
    /// <param name="x">N × W × F.</param>
    /// <param name="future">N × P × G; null for a network that asks for none.</param>
    /// <param name="prefix">Stands before the names of its tensors.</param>
    /// <returns>N × O, or N × P × Q where the network has a head.</returns>
    public static GraphValue Add(this GraphBuilder graph, CnnLstm network, GraphValue x, GraphValue? future = null, string prefix = "")
    {
        var tensors = network.Parameters
            .Select(parameter => new Tensor(parameter.Name, parameter.Shape, parameter.ToPyTorch()))
            .ToDictionary(tensor => tensor.Name);
        var layers = new LayerGraph(graph, tensors, prefix);
        var encoded = Encoder(layers, network.Shape, x);
        return network.Shape.Head is { } head ? Head(layers, head, encoded, future) : layers.Linear("fc", encoded);
    }

    private static GraphValue Encoder(LayerGraph layers, CnnLstmShape shape, GraphValue x)
    {
        for (var n = 1; n <= shape.Convolutions; n++)
        {
            x = layers.Convolution($"conv{n}", x, shape.IsCausal ? 1 << (n - 1) : 1, shape.IsCausal);
            if (shape.HasLayerNorm)
                x = layers.LayerNormalization($"norm{n}", x);
            x = layers.Relu(x);
        }

        for (var level = 0; level < shape.LstmLayers; level++)
            x = layers.Lstm("lstm", level, x);
        return layers.LastStep(x);
    }

    private static GraphValue Head(LayerGraph layers, HeadShape head, GraphValue encoded, GraphValue? future)
    {
        var contexts = layers.Relu(layers.Linear("head.context", encoded));
        var periods = layers.WithFuture(contexts, future, head.Horizon, head.Context, head.Shared);
        var hidden = layers.Relu(layers.Linear("head.hidden", periods));
        var quantiles = layers.RisingQuantiles(layers.Linear("head.output", hidden), head.Levels.Count, QuantileLevels.Middle(head.Levels));
        return head.BaseFeature is { } feature ? layers.FromBase(quantiles, future!.Value, feature) : quantiles;
    }
}
