namespace SalesWeb.Onnx;

/// <summary>ONNX's numbers for what a tensor holds (TensorProto.DataType).</summary>
internal static class ElementType
{
    public const int Float32 = 1;
    public const int Int64 = 7;
}
