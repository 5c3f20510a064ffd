namespace SalesWeb.Onnx;

/// <summary>
/// The operators of ONNX (operator set 17) that networks here are made of, one method each. What each computes stands in ONNX's
/// "Operator Schemas"; shapes are from the outermost dimension to the one that runs fastest.
/// </summary>
internal static class Operators
{
    /// <summary>The version of ONNX's default operator set: the first with LayerNormalization.</summary>
    public const int Version = 17;

    /// <summary>Elementwise sum; shapes as in NumPy.</summary>
    public static GraphValue Add(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("Add", [a, b]);

    /// <summary>The inputs side by side along <paramref name="axis"/>.</summary>
    public static GraphValue Concatenate(this GraphBuilder graph, int axis, params GraphValue[] inputs) =>
        graph.Node("Concat", inputs, NodeSetting.Number("axis", axis));

    /// <summary>A convolution in time.</summary>
    /// <param name="graph">Where it is added.</param>
    /// <param name="x">[N, F, T].</param>
    /// <param name="weight">[C, F, K].</param>
    /// <param name="bias">[C].</param>
    /// <param name="dilation">Steps between the taps, at least 1.</param>
    /// <param name="before">Zeros put before the first step, at least 0.</param>
    /// <returns>[N, C, T + before - dilation·(K-1)].</returns>
    public static GraphValue Convolve(
        this GraphBuilder graph, GraphValue x, GraphValue weight, GraphValue bias, int dilation, int before) => graph.Node(
        "Conv",
        [x, weight, bias],
        NodeSetting.Numbers("dilations", dilation),
        NodeSetting.Numbers("pads", before, 0));

    /// <summary>Sums along <paramref name="axis"/> from the first element to each, or from the last.</summary>
    public static GraphValue CumulativeSum(this GraphBuilder graph, GraphValue x, int axis, bool isFromLast = false) =>
        graph.Node("CumSum", [x, graph.Number(axis)], isFromLast ? [NodeSetting.Number("reverse", 1)] : []);

    /// <summary>Repeated as often as it takes for the shape to be that of NumPy's broadcast with <paramref name="sizes"/>.</summary>
    public static GraphValue Expand(this GraphBuilder graph, GraphValue x, params int[] sizes) => graph.Node("Expand", [x, graph.Numbers(sizes)]);

    /// <summary>The elementwise mean of inputs of one shape.</summary>
    public static GraphValue Mean(this GraphBuilder graph, params GraphValue[] inputs) => graph.Node("Mean", inputs);

    /// <summary>The one position along <paramref name="axis"/>, which is then gone; -1 is the last.</summary>
    public static GraphValue Pick(this GraphBuilder graph, GraphValue x, int axis, int position) =>
        graph.Node("Gather", [x, graph.Number(position)], NodeSetting.Number("axis", axis));

    /// <summary>
    /// (x - mean) / √(variance + <paramref name="epsilon"/>) over the last axis, times <paramref name="scale"/> plus <paramref name="bias"/>.
    /// </summary>
    public static GraphValue NormalizeLayer(this GraphBuilder graph, GraphValue x, GraphValue scale, GraphValue bias, float epsilon) =>
        graph.Node("LayerNormalization", [x, scale, bias], NodeSetting.Number("axis", -1), NodeSetting.Real("epsilon", epsilon));

    /// <summary>All states of an LSTM whose state is zero before the first step.</summary>
    /// <param name="graph">Where it is added.</param>
    /// <param name="x">[T, N, C].</param>
    /// <param name="weight">[1, 4H, C], gates in the order i o f g.</param>
    /// <param name="stateWeight">[1, 4H, H].</param>
    /// <param name="bias">[1, 8H]: that of the input, then that of the state.</param>
    /// <param name="hidden">H.</param>
    /// <returns>[T, 1, N, H].</returns>
    public static GraphValue Remember(
        this GraphBuilder graph, GraphValue x, GraphValue weight, GraphValue stateWeight, GraphValue bias, int hidden) =>
        graph.Node("LSTM", [x, weight, stateWeight, bias], NodeSetting.Number("hidden_size", hidden));

    /// <summary>The product over the last axis of <paramref name="a"/>, [… , I], and <paramref name="b"/>, [I, O].</summary>
    public static GraphValue Multiply(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("MatMul", [a, b]);

    /// <summary>Elementwise max(0, x).</summary>
    public static GraphValue Relu(this GraphBuilder graph, GraphValue x) => graph.Node("Relu", [x]);

    /// <summary>The same values in other sizes; 0 keeps the size of the input there, -1 is what is left.</summary>
    public static GraphValue Reshape(this GraphBuilder graph, GraphValue x, params int[] sizes) =>
        graph.Node("Reshape", [x, graph.Numbers(sizes)]);

    /// <summary>The positions along <paramref name="axis"/> from <paramref name="begin"/> up to but not including <paramref name="end"/>.</summary>
    public static GraphValue Slice(this GraphBuilder graph, GraphValue x, int axis, int begin, int end) =>
        graph.Node("Slice", [x, graph.Numbers(begin), graph.Numbers(end), graph.Numbers(axis)]);

    /// <summary>Elementwise ln(1 + eˣ).</summary>
    public static GraphValue Softplus(this GraphBuilder graph, GraphValue x) => graph.Node("Softplus", [x]);

    /// <summary>Without the dimension <paramref name="axis"/>, whose size is 1.</summary>
    public static GraphValue Squeeze(this GraphBuilder graph, GraphValue x, int axis) => graph.Node("Squeeze", [x, graph.Numbers(axis)]);

    /// <summary>Elementwise difference; shapes as in NumPy.</summary>
    public static GraphValue Subtract(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("Sub", [a, b]);

    /// <summary>The axes in another order: output axis n is the input's <paramref name="axes"/>[n].</summary>
    public static GraphValue Transpose(this GraphBuilder graph, GraphValue x, params int[] axes) =>
        graph.Node("Transpose", [x], NodeSetting.Numbers("perm", axes));
}
