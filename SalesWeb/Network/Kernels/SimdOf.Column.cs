using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SalesWeb.Network.Kernels;

/// <summary>A matrix times one column, which is what a single window needs: A is read once, where it lies.</summary>
internal sealed partial class SimdOf<V>
{
    /// <summary>Registers that are summed side by side, enough to hide how long one multiplication takes.</summary>
    private const int Registers = 8;

    private static void MultiplyColumn(MatrixView a, MatrixView b, ref float start, Span<float> c)
    {
        ref var firstA = ref Unsafe.AsRef(in MemoryMarshal.GetReference(a.Values));
        ref var x = ref Unsafe.AsRef(in MemoryMarshal.GetReference(b.Values));
        var i = 0;
        for (; i <= a.Rows - (Registers * V.Count); i += Registers * V.Count)
            MultiplyEight(ref Unsafe.Add(ref firstA, i), a.ColumnStride, a.Columns, ref x, b.RowStride, ref Unsafe.Add(ref start, i), ref c[i]);
        for (; i < a.Rows; i += V.Count)
        {
            MultiplyOne(
                ref Unsafe.Add(ref firstA, i), a.ColumnStride, a.Columns, ref x, b.RowStride, ref Unsafe.Add(ref start, i), ref c[i], a.Rows - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyEight(ref float a, nint columnStride, int depth, ref float x, nint down, ref float start, ref float c)
    {
        var (s0, s1) = (V.Load(ref start), V.Load(ref Unsafe.Add(ref start, V.Count)));
        var (s2, s3) = (V.Load(ref Unsafe.Add(ref start, 2 * V.Count)), V.Load(ref Unsafe.Add(ref start, 3 * V.Count)));
        var (s4, s5) = (V.Load(ref Unsafe.Add(ref start, 4 * V.Count)), V.Load(ref Unsafe.Add(ref start, 5 * V.Count)));
        var (s6, s7) = (V.Load(ref Unsafe.Add(ref start, 6 * V.Count)), V.Load(ref Unsafe.Add(ref start, 7 * V.Count)));
        for (; depth > 0; depth--)
        {
            var xk = V.Create(x);
            s0 = V.MultiplyAdd(V.Load(ref a), xk, s0);
            s1 = V.MultiplyAdd(V.Load(ref Unsafe.Add(ref a, V.Count)), xk, s1);
            s2 = V.MultiplyAdd(V.Load(ref Unsafe.Add(ref a, 2 * V.Count)), xk, s2);
            s3 = V.MultiplyAdd(V.Load(ref Unsafe.Add(ref a, 3 * V.Count)), xk, s3);
            s4 = V.MultiplyAdd(V.Load(ref Unsafe.Add(ref a, 4 * V.Count)), xk, s4);
            s5 = V.MultiplyAdd(V.Load(ref Unsafe.Add(ref a, 5 * V.Count)), xk, s5);
            s6 = V.MultiplyAdd(V.Load(ref Unsafe.Add(ref a, 6 * V.Count)), xk, s6);
            s7 = V.MultiplyAdd(V.Load(ref Unsafe.Add(ref a, 7 * V.Count)), xk, s7);
            a = ref Unsafe.Add(ref a, columnStride);
            x = ref Unsafe.Add(ref x, down);
        }

        s0.Store(ref c);
        s1.Store(ref Unsafe.Add(ref c, V.Count));
        s2.Store(ref Unsafe.Add(ref c, 2 * V.Count));
        s3.Store(ref Unsafe.Add(ref c, 3 * V.Count));
        s4.Store(ref Unsafe.Add(ref c, 4 * V.Count));
        s5.Store(ref Unsafe.Add(ref c, 5 * V.Count));
        s6.Store(ref Unsafe.Add(ref c, 6 * V.Count));
        s7.Store(ref Unsafe.Add(ref c, 7 * V.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyOne(
        ref float a, nint columnStride, int depth, ref float x, nint down, ref float start, ref float c, int rows)
    {
        var sum = Load(ref start, rows);
        for (; depth > 0; depth--)
        {
            sum = V.MultiplyAdd(Load(ref a, rows), V.Create(x), sum);
            a = ref Unsafe.Add(ref a, columnStride);
            x = ref Unsafe.Add(ref x, down);
        }

        Store(sum, ref c, rows);
    }

    /// <summary>A register from the values that are left, all of it where they fill it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load(ref readonly float first, int left) => left >= V.Count ? V.Load(in first) : V.LoadPart(in first, left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V value, ref float first, int left)
    {
        if (left >= V.Count)
            value.Store(ref first);
        else
            value.StorePart(ref first, left);
    }
}
