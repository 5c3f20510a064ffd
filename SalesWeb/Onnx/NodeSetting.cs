namespace SalesWeb.Onnx;

/// <summary>A setting of an operator that is fixed when the graph is written; ONNX calls it an attribute.</summary>
public sealed class NodeSetting
{
    // AttributeProto: name 1, f 2, i 3, ints 8, type 20; its types FLOAT 1, INT 2, INTS 7.
    private const int Type = 20;

    private NodeSetting(ProtobufWriter proto) => Proto = proto;

    internal ProtobufWriter Proto { get; }

    public static NodeSetting Real(string name, float value) =>
        new(new ProtobufWriter().Text(1, name).Real(2, value).Number(Type, 1));

    public static NodeSetting Number(string name, int value) =>
        new(new ProtobufWriter().Text(1, name).Number(3, value).Number(Type, 2));

    public static NodeSetting Numbers(string name, params int[] values) =>
        new(new ProtobufWriter().Text(1, name).Numbers(8, values.Select(value => (long)value)).Number(Type, 7));
}
