namespace SalesWeb.Onnx;

/// <summary>A tensor that flows through a graph: an input, a constant or what an operator returns.</summary>
/// <param name="Name">Unique in its graph.</param>
public readonly record struct GraphValue(string Name);
