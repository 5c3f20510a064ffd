namespace SalesWeb.Forecasting.Trees;

/// <summary>A question that parts examples: those whose feature lies in <paramref name="Bin"/> or before it, unknown ones included, go left.</summary>
/// <param name="Feature">−1 where no question is worth asking.</param>
/// <param name="Bin">The last bin that goes left.</param>
/// <param name="Gain">How much smaller the sum of squares becomes, above 0.</param>
public readonly record struct Split(int Feature, int Bin, double Gain)
{
    public static Split None { get; } = new(-1, 0, 0);
}
