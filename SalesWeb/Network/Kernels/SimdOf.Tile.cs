using System.Runtime.CompilerServices;

namespace SalesWeb.Network.Kernels;

/// <summary>
/// The innermost loops of a product: a tile of C stays in registers, an upper and a lower one for each column, while k runs.
/// <code>
///   C[tile] = start + Σk A[rows of the panel, k] X[k, columns of the tile]
/// </code>
/// Written out, because only locals are kept in registers.
/// </summary>
internal sealed partial class SimdOf<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTile8(
        ref float a, int depth, ref float x, nint down, nint right, ref float start, nint startRight, ref float c, nint rowsOfC)
    {
        var (u0, l0) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));
        start = ref Unsafe.Add(ref start, startRight);
        var (u1, l1) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));
        start = ref Unsafe.Add(ref start, startRight);
        var (u2, l2) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));
        start = ref Unsafe.Add(ref start, startRight);
        var (u3, l3) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));
        start = ref Unsafe.Add(ref start, startRight);
        var (u4, l4) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));
        start = ref Unsafe.Add(ref start, startRight);
        var (u5, l5) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));
        start = ref Unsafe.Add(ref start, startRight);
        var (u6, l6) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));
        start = ref Unsafe.Add(ref start, startRight);
        var (u7, l7) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));

        ref var x4 = ref Unsafe.Add(ref x, 4 * right);
        var (right2, right3) = (2 * right, 3 * right);
        for (; depth > 0; depth--)
        {
            var (u, l) = (V.Load(ref a), V.Load(ref Unsafe.Add(ref a, V.Count)));
            var y0 = V.Create(x);
            (u0, l0) = (V.MultiplyAdd(u, y0, u0), V.MultiplyAdd(l, y0, l0));
            var y1 = V.Create(Unsafe.Add(ref x, right));
            (u1, l1) = (V.MultiplyAdd(u, y1, u1), V.MultiplyAdd(l, y1, l1));
            var y2 = V.Create(Unsafe.Add(ref x, right2));
            (u2, l2) = (V.MultiplyAdd(u, y2, u2), V.MultiplyAdd(l, y2, l2));
            var y3 = V.Create(Unsafe.Add(ref x, right3));
            (u3, l3) = (V.MultiplyAdd(u, y3, u3), V.MultiplyAdd(l, y3, l3));
            var y4 = V.Create(x4);
            (u4, l4) = (V.MultiplyAdd(u, y4, u4), V.MultiplyAdd(l, y4, l4));
            var y5 = V.Create(Unsafe.Add(ref x4, right));
            (u5, l5) = (V.MultiplyAdd(u, y5, u5), V.MultiplyAdd(l, y5, l5));
            var y6 = V.Create(Unsafe.Add(ref x4, right2));
            (u6, l6) = (V.MultiplyAdd(u, y6, u6), V.MultiplyAdd(l, y6, l6));
            var y7 = V.Create(Unsafe.Add(ref x4, right3));
            (u7, l7) = (V.MultiplyAdd(u, y7, u7), V.MultiplyAdd(l, y7, l7));
            a = ref Unsafe.Add(ref a, 2 * V.Count);
            x = ref Unsafe.Add(ref x, down);
            x4 = ref Unsafe.Add(ref x4, down);
        }

        u0.Store(ref c);
        l0.Store(ref Unsafe.Add(ref c, V.Count));
        c = ref Unsafe.Add(ref c, rowsOfC);
        u1.Store(ref c);
        l1.Store(ref Unsafe.Add(ref c, V.Count));
        c = ref Unsafe.Add(ref c, rowsOfC);
        u2.Store(ref c);
        l2.Store(ref Unsafe.Add(ref c, V.Count));
        c = ref Unsafe.Add(ref c, rowsOfC);
        u3.Store(ref c);
        l3.Store(ref Unsafe.Add(ref c, V.Count));
        c = ref Unsafe.Add(ref c, rowsOfC);
        u4.Store(ref c);
        l4.Store(ref Unsafe.Add(ref c, V.Count));
        c = ref Unsafe.Add(ref c, rowsOfC);
        u5.Store(ref c);
        l5.Store(ref Unsafe.Add(ref c, V.Count));
        c = ref Unsafe.Add(ref c, rowsOfC);
        u6.Store(ref c);
        l6.Store(ref Unsafe.Add(ref c, V.Count));
        c = ref Unsafe.Add(ref c, rowsOfC);
        u7.Store(ref c);
        l7.Store(ref Unsafe.Add(ref c, V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTile4(
        ref float a, int depth, ref float x, nint down, nint right, ref float start, nint startRight, ref float c, nint rowsOfC)
    {
        var (u0, l0) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));
        start = ref Unsafe.Add(ref start, startRight);
        var (u1, l1) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));
        start = ref Unsafe.Add(ref start, startRight);
        var (u2, l2) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));
        start = ref Unsafe.Add(ref start, startRight);
        var (u3, l3) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));

        var (right2, right3) = (2 * right, 3 * right);
        for (; depth > 0; depth--)
        {
            var (u, l) = (V.Load(ref a), V.Load(ref Unsafe.Add(ref a, V.Count)));
            var y0 = V.Create(x);
            (u0, l0) = (V.MultiplyAdd(u, y0, u0), V.MultiplyAdd(l, y0, l0));
            var y1 = V.Create(Unsafe.Add(ref x, right));
            (u1, l1) = (V.MultiplyAdd(u, y1, u1), V.MultiplyAdd(l, y1, l1));
            var y2 = V.Create(Unsafe.Add(ref x, right2));
            (u2, l2) = (V.MultiplyAdd(u, y2, u2), V.MultiplyAdd(l, y2, l2));
            var y3 = V.Create(Unsafe.Add(ref x, right3));
            (u3, l3) = (V.MultiplyAdd(u, y3, u3), V.MultiplyAdd(l, y3, l3));
            a = ref Unsafe.Add(ref a, 2 * V.Count);
            x = ref Unsafe.Add(ref x, down);
        }

        u0.Store(ref c);
        l0.Store(ref Unsafe.Add(ref c, V.Count));
        c = ref Unsafe.Add(ref c, rowsOfC);
        u1.Store(ref c);
        l1.Store(ref Unsafe.Add(ref c, V.Count));
        c = ref Unsafe.Add(ref c, rowsOfC);
        u2.Store(ref c);
        l2.Store(ref Unsafe.Add(ref c, V.Count));
        c = ref Unsafe.Add(ref c, rowsOfC);
        u3.Store(ref c);
        l3.Store(ref Unsafe.Add(ref c, V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTile1(ref float a, int depth, ref float x, nint down, ref float start, ref float c)
    {
        var (u0, l0) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));

        for (; depth > 0; depth--)
        {
            var (u, l) = (V.Load(ref a), V.Load(ref Unsafe.Add(ref a, V.Count)));
            var y0 = V.Create(x);
            (u0, l0) = (V.MultiplyAdd(u, y0, u0), V.MultiplyAdd(l, y0, l0));
            a = ref Unsafe.Add(ref a, 2 * V.Count);
            x = ref Unsafe.Add(ref x, down);
        }

        u0.Store(ref c);
        l0.Store(ref Unsafe.Add(ref c, V.Count));
    }
}
