using SalesWeb.Onnx;

namespace SalesWeb.Training;

/// <summary>A trained network on its way to another program.</summary>
/// <param name="FileName">The name to propose for it, for example <c>model_Bread.onnx</c>.</param>
/// <param name="File">The network itself.</param>
public sealed record ExportedNetwork(string FileName, OnnxFile File);
