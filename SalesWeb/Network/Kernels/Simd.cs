using System.Runtime.Intrinsics;

namespace SalesWeb.Network.Kernels;

/// <summary>
/// The loops in which the network spends its time, each written once and compiled for every width of register: products, the gates
/// of an LSTM, Adam. <see cref="Widest"/> is chosen when the program starts; the others are there to be held against it.
/// </summary>
/// <remarks>
/// Matrices are float32, stored column after column. Nothing here allocates, and nothing is shared: any number of threads may call.
/// A sum in a product runs over k in order, rounded once a step, so that its bits depend neither on the width nor on the sizes around it.
/// </remarks>
public abstract partial class Simd
{
    private protected Simd(int laneCount) => LaneCount = laneCount;

    /// <summary>What this machine can do, the widest first; the last works on single values and is always there.</summary>
    public static IReadOnlyList<Simd> Supported { get; } = Find();

    /// <summary>What every network uses.</summary>
    public static Simd Widest { get; } = Supported[0];

    /// <summary>Values in one register: 16, 8, 4 or 1.</summary>
    public int LaneCount { get; }

    public override string ToString() => LaneCount == 1 ? "single values" : $"Vector{32 * LaneCount}";

    private static Simd[] Find()
    {
        var found = new List<Simd>();
        if (Vector512.IsHardwareAccelerated)
            found.Add(new SimdOf<Lanes512>());
        if (Vector256.IsHardwareAccelerated)
            found.Add(new SimdOf<Lanes256>());
        if (Vector128.IsHardwareAccelerated)
            found.Add(new SimdOf<Lanes128>());
        return [.. found, new SimdOf<Lanes32>()];
    }
}
