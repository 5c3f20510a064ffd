using System.Runtime.CompilerServices;

namespace SalesWeb.Network.Kernels;

/// <summary>Multiply-adds in registers. Written out, because only locals are kept in them.</summary>
internal sealed partial class SimdOf<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float MultiplyAddInRegisters(int rounds)
    {
        var (half, one) = (V.Create(0.5f), V.Create(1));
        var (x0, x1, x2, x3) = (V.Create(0), V.Create(1), V.Create(2), V.Create(3));
        var (x4, x5, x6, x7) = (V.Create(4), V.Create(5), V.Create(6), V.Create(7));
        var (x8, x9, x10, x11) = (V.Create(8), V.Create(9), V.Create(10), V.Create(11));
        for (; rounds > 0; rounds--)
        {
            x0 = V.MultiplyAdd(x0, half, one);
            x1 = V.MultiplyAdd(x1, half, one);
            x2 = V.MultiplyAdd(x2, half, one);
            x3 = V.MultiplyAdd(x3, half, one);
            x4 = V.MultiplyAdd(x4, half, one);
            x5 = V.MultiplyAdd(x5, half, one);
            x6 = V.MultiplyAdd(x6, half, one);
            x7 = V.MultiplyAdd(x7, half, one);
            x8 = V.MultiplyAdd(x8, half, one);
            x9 = V.MultiplyAdd(x9, half, one);
            x10 = V.MultiplyAdd(x10, half, one);
            x11 = V.MultiplyAdd(x11, half, one);
        }

        Span<float> lanes = stackalloc float[V.Count];
        (x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11).Store(ref lanes[0]);
        var sum = 0f;
        foreach (var lane in lanes)
            sum += lane;
        return sum;
    }
}
