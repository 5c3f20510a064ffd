namespace SalesWeb.Onnx;

/// <summary>
/// A network in ONNX, the exchange format for trained networks (onnx.ai), as it is written to disk: operator set
/// <see cref="Operators.Version"/>, float32, the batch as large as the caller likes.
/// </summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="Inputs">What the caller gives.</param>
/// <param name="Outputs">What the caller gets.</param>
public sealed record OnnxFile(byte[] Bytes, IReadOnlyList<GraphPort> Inputs, IReadOnlyList<GraphPort> Outputs)
{
    /// <summary>The version of the file format, that of ONNX 1.10 to 1.12; every newer runtime reads it.</summary>
    private const int FormatVersion = 8;

    /// <param name="graph">What is computed.</param>
    /// <param name="description">What the network is and in which unit it speaks, for people.</param>
    /// <param name="metadata">The same for programs, by key; written in the order of the keys.</param>
    public static OnnxFile Of(GraphBuilder graph, string description, IReadOnlyDictionary<string, string> metadata)
    {
        // ModelProto: ir_version 1, producer_name 2, doc_string 6, graph 7, opset_import 8 (version 2), metadata_props 14 (key 1, value 2).
        var model = new ProtobufWriter()
            .Number(1, FormatVersion)
            .Text(2, "SalesWeb")
            .Text(6, description)
            .Message(7, graph.ToProto())
            .Message(8, new ProtobufWriter().Number(2, Operators.Version));
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            model.Message(14, new ProtobufWriter().Text(1, key).Text(2, value));
        return new OnnxFile(model.ToArray(), graph.Inputs, graph.Outputs);
    }
}
