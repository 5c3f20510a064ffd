namespace SalesWeb.Onnx;

/// <summary>What goes into a graph, or comes out of it: always float32.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Description">What it is and in which unit.</param>
/// <param name="Shape">Its sizes, from the outermost to the one that runs fastest.</param>
public sealed record GraphPort(string Name, string Description, IReadOnlyList<GraphSize> Shape)
{
    /// <summary>For example <c>x [batch, 14, 1]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";

    /// <summary>ONNX's ValueInfoProto: name 1, type 2 (tensor_type 1: elem_type 1, shape 2), doc_string 3.</summary>
    internal ProtobufWriter ToProto()
    {
        var shape = new ProtobufWriter();
        foreach (var size in Shape)
            shape.Message(1, size.Number is { } number ? new ProtobufWriter().Number(1, number) : new ProtobufWriter().Text(2, size.Name!));

        var tensor = new ProtobufWriter().Number(1, ElementType.Float32).Message(2, shape);
        return new ProtobufWriter().Text(1, Name).Message(2, new ProtobufWriter().Message(1, tensor)).Text(3, Description);
    }
}
