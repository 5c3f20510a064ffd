using System.Buffers.Binary;
using SalesWeb.Network;

namespace SalesWeb.Onnx;

/// <summary>
/// A graph of ONNX operators on its way: inputs, constants and nodes in the order they are added, which is the order they are
/// computed in. <see cref="Operators"/> has a method for each operator, <see cref="LayerGraph"/> one for each layer.
/// </summary>
/// <remarks>Field numbers are those of onnx.proto3 in the ONNX repository; each method names the message it writes.</remarks>
/// <param name="name">What the graph is called.</param>
public sealed class GraphBuilder(string name)
{
    private readonly List<GraphPort> _inputs = [];
    private readonly List<GraphPort> _outputs = [];
    private readonly List<ProtobufWriter> _nodes = [];
    private readonly List<ProtobufWriter> _constants = [];
    private readonly HashSet<string> _names = [];

    public IReadOnlyList<GraphPort> Inputs => _inputs;

    public IReadOnlyList<GraphPort> Outputs => _outputs;

    /// <summary>What the caller gives.</summary>
    public GraphValue Input(GraphPort port)
    {
        _inputs.Add(port);
        return Name(port.Name);
    }

    /// <summary>What the caller gets: <paramref name="value"/> under the name of <paramref name="port"/>.</summary>
    public void Output(GraphPort port, GraphValue value)
    {
        _outputs.Add(port);
        AddNode("Identity", [value], Name(port.Name), []);
    }

    /// <summary>A constant of float32 values under the tensor's name, which is not used yet.</summary>
    public GraphValue Constant(Tensor tensor)
    {
        var bytes = new byte[sizeof(float) * tensor.Values.Length];
        for (var n = 0; n < tensor.Values.Length; n++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(n * sizeof(float)), tensor.Values[n]);
        return AddConstant(Name(tensor.Name), tensor.Shape, ElementType.Float32, bytes);
    }

    /// <summary>A constant list of whole numbers: axes, positions, sizes.</summary>
    public GraphValue Numbers(params int[] values) => AddNumbers([values.Length], values);

    /// <summary>A constant whole number, a tensor without dimensions.</summary>
    public GraphValue Number(int value) => AddNumbers([], [value]);

    /// <summary>An operator with one output.</summary>
    /// <param name="operation">Its name in ONNX, for example <c>Relu</c>.</param>
    /// <param name="inputs">In ONNX's order.</param>
    /// <param name="settings">Those that differ from ONNX's defaults.</param>
    public GraphValue Node(string operation, IReadOnlyList<GraphValue> inputs, params NodeSetting[] settings)
    {
        var output = NextName(operation);
        AddNode(operation, inputs, output, settings);
        return output;
    }

    /// <summary>GraphProto: node 1, name 2, initializer 5, input 11, output 12.</summary>
    internal ProtobufWriter ToProto()
    {
        var graph = new ProtobufWriter();
        _nodes.ForEach(node => graph.Message(1, node));
        graph.Text(2, name);
        _constants.ForEach(constant => graph.Message(5, constant));
        _inputs.ForEach(port => graph.Message(11, port.ToProto()));
        _outputs.ForEach(port => graph.Message(12, port.ToProto()));
        return graph;
    }

    /// <summary>NodeProto: input 1, output 2, name 3, op_type 4, attribute 5. A node bears the name of its output.</summary>
    private void AddNode(string operation, IReadOnlyList<GraphValue> inputs, GraphValue output, IReadOnlyList<NodeSetting> settings)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs)
            node.Text(1, input.Name);
        node.Text(2, output.Name).Text(3, output.Name).Text(4, operation);
        foreach (var setting in settings)
            node.Message(5, setting.Proto);
        _nodes.Add(node);
    }

    private GraphValue AddNumbers(IReadOnlyList<int> shape, int[] values)
    {
        var bytes = new byte[sizeof(long) * values.Length];
        for (var n = 0; n < values.Length; n++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(n * sizeof(long)), values[n]);
        return AddConstant(NextName("numbers"), shape, ElementType.Int64, bytes);
    }

    /// <summary>TensorProto: dims 1, data_type 2, name 8, raw_data 9 (little-endian).</summary>
    private GraphValue AddConstant(GraphValue value, IReadOnlyList<int> shape, int elementType, byte[] bytes)
    {
        _constants.Add(new ProtobufWriter()
            .Numbers(1, shape.Select(size => (long)size)).Number(2, elementType).Text(8, value.Name).Bytes(9, bytes));
        return value;
    }

    private GraphValue NextName(string kind) => Name($"{kind.ToLowerInvariant()}_{_names.Count}");

    private GraphValue Name(string unique) => _names.Add(unique)
        ? new GraphValue(unique)
        : throw new ArgumentException($"The graph has a value {unique} already.", nameof(unique));
}
