namespace SalesWeb.Network;

/// <summary>A named block of float32 values, as a safetensors file holds them.</summary>
/// <param name="Name">Any text but <c>__metadata__</c>; unique in its file.</param>
/// <param name="Shape">The sizes of its dimensions, from the outermost to the one that runs fastest; empty for a single value.</param>
/// <param name="Values">As many as the product of the sizes.</param>
public sealed record Tensor(string Name, IReadOnlyList<int> Shape, float[] Values);
