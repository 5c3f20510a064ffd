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
public sealed class LayerGraph(GraphBuilder graph, IReadOnlyDictionary<string, Tensor> weights)
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
            graph.Transpose(x, 0, 2, 1), graph.Constant(weight), graph.Constant(weights[$"{name}.bias"]), dilation, before);
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
        var product = graph.Multiply(x, graph.Constant(Transposed(weights[$"{name}.weight"])));
        return graph.Add(product, graph.Constant(weights[$"{name}.bias"]));
    }

    /// <summary>
    /// Layer normalisation (Ba, Kiros and Hinton 2016) over the last axis, from <c>{name}.weight</c> [H] and <c>{name}.bias</c> [H].
    /// </summary>
    /// <param name="name">Its prefix.</param>
    /// <param name="x">… × H.</param>
    /// <param name="epsilon">Added to the variance, above 0.</param>
    public GraphValue LayerNormalization(string name, GraphValue x, float epsilon = 1e-5f) =>
        graph.NormalizeLayer(x, graph.Constant(weights[$"{name}.weight"]), graph.Constant(weights[$"{name}.bias"]), epsilon);

    /// <summary>The contexts of P future steps, out of one long row, beside what is known of each step.</summary>
    /// <param name="contexts">N × P·M.</param>
    /// <param name="future">N × P × G.</param>
    /// <param name="steps">P.</param>
    /// <returns>N × P × M+G.</returns>
    public GraphValue WithFuture(GraphValue contexts, GraphValue future, int steps) =>
        graph.Concatenate(axis: 2, graph.Reshape(contexts, 0, steps, -1), future);

    /// <summary>
    /// Quantiles that never cross: the first value as it is, and each further one the softplus of its value above the one before.
    /// <code>
    ///   q[0] = x[0]      q[n] = q[n-1] + ln(1 + eˣ⁽ⁿ⁾)      n = 1 … Q-1
    /// </code>
    /// </summary>
    /// <param name="x">N × P × Q.</param>
    /// <param name="quantiles">Q, at least 2.</param>
    /// <returns>N × P × Q, rising along Q.</returns>
    public GraphValue RisingQuantiles(GraphValue x, int quantiles)
    {
        var lowest = graph.Slice(x, axis: 2, 0, 1);
        var above = graph.Softplus(graph.Slice(x, axis: 2, 1, quantiles));
        return graph.CumulativeSum(graph.Concatenate(axis: 2, lowest, above), axis: 2);
    }

    /// <summary>Each of <paramref name="blocks"/>, which have four gates in PyTorch's order, in ONNX's; one after the other.</summary>
    private GraphValue Gates(string name, IReadOnlyList<int> shape, params float[][] blocks) =>
        graph.Constant(new Tensor(name, shape, [.. blocks.SelectMany(InOnnxOrder)]));

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
