using SalesWeb.Network;

namespace SalesWeb.Onnx;

/// <summary>
/// The layers of a network as they go into an ONNX graph, a method each. Between layers a sequence is
/// <code>
///   N × T × F    examples, steps (the oldest first), values of a step
/// </code>
/// whatever order ONNX's operators want inside; a runtime takes out transpositions that cancel.
/// </summary>
/// <param name="graph">Where they are added.</param>
/// <param name="weights">The trained tensors by PyTorch's names, in PyTorch's shapes and orders.</param>
/// <param name="prefix">Stands before those names in the graph, so that it can have several networks.</param>
public sealed class LayerGraph(GraphBuilder graph, IReadOnlyDictionary<string, Tensor> weights, string prefix = "")
{
    /// <summary>PyTorch keeps the gates in the order i f g o, ONNX in i o f g (which it calls c).</summary>
    private static readonly int[] OnnxGates = [0, 3, 1, 2];

    /// <summary>A convolution in time, from <c>{name}.weight</c> [C, F, K] and <c>{name}.bias</c> [C].</summary>
    /// <param name="name">Its prefix.</param>
    /// <param name="x">N × T × F.</param>
    /// <param name="dilation">D: steps between the taps, at least 1.</param>
    /// <param name="isCausal">Whether D·(K-1) zeros before the first step keep all steps; without them so many steps are lost.</param>
    /// <returns>N × T × C, or N × T-D·(K-1) × C.</returns>
    public GraphValue Convolution(string name, GraphValue x, int dilation = 1, bool isCausal = false)
    {
        var weight = weights[$"{name}.weight"];
        var before = isCausal ? dilation * (weight.Shape[2] - 1) : 0;
        var y = graph.Convolve(
            graph.Transpose(x, 0, 2, 1), Constant(weight), Constant(weights[$"{name}.bias"]), dilation, before);
        return graph.Transpose(y, 0, 2, 1);
    }

    public GraphValue Relu(GraphValue x) => graph.Relu(x);

    /// <summary>
    /// One layer of an LSTM, from <c>{name}.weight_ih_l{layer}</c> [4H, C], <c>weight_hh_l…</c> [4H, H], <c>bias_ih_l…</c> and
    /// <c>bias_hh_l…</c> [4H].
    /// </summary>
    /// <param name="name">Its prefix.</param>
    /// <param name="layer">0 for the first.</param>
    /// <param name="x">N × T × C.</param>
    /// <returns>The states, N × T × H.</returns>
    public GraphValue Lstm(string name, int layer, GraphValue x)
    {
        var (input, state) = (weights[$"{name}.weight_ih_l{layer}"], weights[$"{name}.weight_hh_l{layer}"]);
        var (inputBias, stateBias) = (weights[$"{name}.bias_ih_l{layer}"], weights[$"{name}.bias_hh_l{layer}"]);
        var hidden = state.Shape[1];
        var states = graph.Remember(
            graph.Transpose(x, 1, 0, 2),
            Gates($"{name}.weight_ih_l{layer}", [1, 4 * hidden, input.Shape[1]], input.Values),
            Gates($"{name}.weight_hh_l{layer}", [1, 4 * hidden, hidden], state.Values),
            Gates($"{name}.bias_l{layer}", [1, 8 * hidden], inputBias.Values, stateBias.Values),
            hidden);
        return graph.Transpose(graph.Squeeze(states, axis: 1), 1, 0, 2);
    }

    /// <summary>The newest step of a sequence.</summary>
    /// <param name="x">N × T × H.</param>
    /// <returns>N × H.</returns>
    public GraphValue LastStep(GraphValue x) => graph.Pick(x, axis: 1, position: -1);

    /// <summary>y = x Wᵀ + b, from <c>{name}.weight</c> [O, I] and <c>{name}.bias</c> [O].</summary>
    /// <param name="name">Its prefix.</param>
    /// <param name="x">… × I.</param>
    /// <returns>… × O.</returns>
    public GraphValue Linear(string name, GraphValue x)
    {
        var product = graph.Multiply(x, Constant(Transposed(weights[$"{name}.weight"])));
        return graph.Add(product, Constant(weights[$"{name}.bias"]));
    }

    /// <summary>
    /// Layer normalisation (Ba, Kiros and Hinton 2016) over the last axis, from <c>{name}.weight</c> [H] and <c>{name}.bias</c> [H].
    /// </summary>
    /// <param name="name">Its prefix.</param>
    /// <param name="x">… × H.</param>
    /// <param name="epsilon">Added to the variance, above 0.</param>
    public GraphValue LayerNormalization(string name, GraphValue x, float epsilon = 1e-5f) =>
        graph.NormalizeLayer(x, Constant(weights[$"{name}.weight"]), Constant(weights[$"{name}.bias"]), epsilon);

    /// <summary>For each of P periods ahead: what the past says about it, what the past says about all of them, and what is known of it.</summary>
    /// <param name="contexts">N × P·D+S: D values about each period, one period after the other, then S about all.</param>
    /// <param name="future">N × P × G; null where nothing is known.</param>
    /// <param name="steps">P.</param>
    /// <param name="own">D.</param>
    /// <param name="shared">S, at least 0.</param>
    /// <returns>N × P × D+S+G.</returns>
    public GraphValue WithFuture(GraphValue contexts, GraphValue? future, int steps, int own, int shared)
    {
        var parts = new List<GraphValue> { graph.Reshape(graph.Slice(contexts, axis: 1, 0, steps * own), 0, steps, own) };
        if (shared > 0)
            parts.Add(graph.Expand(graph.Reshape(graph.Slice(contexts, axis: 1, steps * own, steps * own + shared), 0, 1, shared), 1, steps, 1));
        if (future is { } known)
            parts.Add(known);
        return graph.Concatenate(axis: 2, [.. parts]);
    }

    /// <summary>
    /// Quantiles that never cross, outwards from the middle one: each lies the softplus of its value further out than its neighbour.
    /// <code>
    ///   q[m] = x[m]      q[k] = q[k-1] + ln(1 + eˣ⁽ᵏ⁾)  k > m      q[k] = q[k+1] - ln(1 + eˣ⁽ᵏ⁾)  k &lt; m
    /// </code>
    /// </summary>
    /// <param name="x">N × P × Q.</param>
    /// <param name="quantiles">Q, at least 1.</param>
    /// <param name="middle">m, 0 … Q-1.</param>
    /// <returns>N × P × Q, rising along Q.</returns>
    public GraphValue RisingQuantiles(GraphValue x, int quantiles, int middle)
    {
        var start = graph.Slice(x, axis: 2, middle, middle + 1);
        var parts = new List<GraphValue> { start };
        if (middle > 0)
            parts.Insert(0, graph.Subtract(start, graph.CumulativeSum(graph.Softplus(graph.Slice(x, axis: 2, 0, middle)), axis: 2, isFromLast: true)));
        if (middle < quantiles - 1)
            parts.Add(graph.Add(start, graph.CumulativeSum(graph.Softplus(graph.Slice(x, axis: 2, middle + 1, quantiles)), axis: 2)));
        return parts.Count == 1 ? start : graph.Concatenate(axis: 2, [.. parts]);
    }

    /// <summary>Every quantile of a period counted from one of the values known of it.</summary>
    /// <param name="quantiles">N × P × Q.</param>
    /// <param name="future">N × P × G.</param>
    /// <param name="feature">Which of them, 0 … G-1.</param>
    /// <returns>N × P × Q.</returns>
    public GraphValue FromBase(GraphValue quantiles, GraphValue future, int feature) =>
        graph.Add(quantiles, graph.Slice(future, axis: 2, feature, feature + 1));

    /// <summary>Each of <paramref name="blocks"/>, which have four gates in PyTorch's order, in ONNX's; one after the other.</summary>
    private GraphValue Gates(string name, IReadOnlyList<int> shape, params float[][] blocks) =>
        Constant(new Tensor(name, shape, [.. blocks.SelectMany(InOnnxOrder)]));

    private GraphValue Constant(Tensor tensor) => graph.Constant(tensor with { Name = prefix + tensor.Name });

    private static IEnumerable<float> InOnnxOrder(float[] block)
    {
        var gates = block.Chunk(block.Length / 4).ToArray();
        return OnnxGates.SelectMany(gate => gates[gate]);
    }

    private static Tensor Transposed(Tensor matrix)
    {
        var (rows, columns) = (matrix.Shape[0], matrix.Shape[1]);
        var values = new float[matrix.Values.Length];
        for (var n = 0; n < values.Length; n++)
            values[n % columns * rows + n / columns] = matrix.Values[n];
        return new Tensor($"{matrix.Name}.transposed", [columns, rows], values);
    }
}
