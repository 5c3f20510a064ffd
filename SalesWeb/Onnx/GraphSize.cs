namespace SalesWeb.Onnx;

/// <summary>The size of a dimension: a number, or a name where every call may choose its own.</summary>
/// <param name="Number">At least 1; null where it is named.</param>
/// <param name="Name">Null where it is a number.</param>
public readonly record struct GraphSize(int? Number, string? Name)
{
    /// <summary>How many windows go through the network together: as many as the caller likes, at least 1.</summary>
    public static GraphSize Batch { get; } = new(Number: null, "batch");

    public static implicit operator GraphSize(int number) => FromInt32(number);

    public static GraphSize FromInt32(int number) => new(number, Name: null);

    public override string ToString() => Name ?? $"{Number}";
}
