using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SalesWeb.Network.Kernels;

/// <summary>The gates of an LSTM.</summary>
internal sealed partial class SimdOf<V>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void OpenGates(
        int hidden, Span<float> gates, ReadOnlySpan<float> cBefore, Span<float> c, Span<float> tanhC, Span<float> h)
    {
        CheckStep(hidden, gates, cBefore, c, tanhC, h);
        ref var i = ref MemoryMarshal.GetReference(gates);
        ref var before = ref Unsafe.AsRef(in MemoryMarshal.GetReference(cBefore));
        var isFirst = cBefore.IsEmpty;
        for (var n = 0; n < c.Length;)
        {
            var end = n + hidden;
            for (; n < end; n += V.Count)
            {
                var left = end - n;
                ref var f = ref Unsafe.Add(ref i, hidden);
                ref var g = ref Unsafe.Add(ref f, hidden);
                ref var o = ref Unsafe.Add(ref g, hidden);
                var (i_, f_) = (Sigmoid(Load(ref i, left)), Sigmoid(Load(ref f, left)));
                var (g_, o_) = (Tanh(Load(ref g, left)), Sigmoid(Load(ref o, left)));
                var c_ = isFirst ? i_ * g_ : V.MultiplyAdd(f_, Load(ref Unsafe.Add(ref before, n), left), i_ * g_);
                var tanh = Tanh(c_);
                Store(i_, ref i, left);
                Store(f_, ref f, left);
                Store(g_, ref g, left);
                Store(o_, ref o, left);
                Store(c_, ref c[n], left);
                Store(tanh, ref tanhC[n], left);
                Store(o_ * tanh, ref h[n], left);
                i = ref Unsafe.Add(ref i, Math.Min(V.Count, left));
            }

            n = end;
            i = ref Unsafe.Add(ref i, 3 * hidden);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void CloseGates(
        int hidden, Span<float> gates, ReadOnlySpan<float> cBefore, ReadOnlySpan<float> tanhC, ReadOnlySpan<float> dh, Span<float> dc)
    {
        CheckStep(hidden, gates, cBefore, dc, tanhC, dh);
        ref var i = ref MemoryMarshal.GetReference(gates);
        ref var before = ref Unsafe.AsRef(in MemoryMarshal.GetReference(cBefore));
        var isFirst = cBefore.IsEmpty;
        var one = V.Create(1);
        for (var n = 0; n < dc.Length;)
        {
            var end = n + hidden;
            for (; n < end; n += V.Count)
            {
                var left = end - n;
                ref var f = ref Unsafe.Add(ref i, hidden);
                ref var g = ref Unsafe.Add(ref f, hidden);
                ref var o = ref Unsafe.Add(ref g, hidden);
                var (i_, f_, g_, o_) = (Load(ref i, left), Load(ref f, left), Load(ref g, left), Load(ref o, left));
                var (tanh, dh_) = (Load(in tanhC[n], left), Load(in dh[n], left));
                var dc_ = V.MultiplyAdd(dh_ * o_, one - (tanh * tanh), Load(ref dc[n], left));
                var before_ = isFirst ? default : Load(ref Unsafe.Add(ref before, n), left);
                Store(dc_ * g_ * (i_ * (one - i_)), ref i, left);
                Store(dc_ * before_ * (f_ * (one - f_)), ref f, left);
                Store(dc_ * i_ * (one - (g_ * g_)), ref g, left);
                Store(dh_ * tanh * (o_ * (one - o_)), ref o, left);
                Store(dc_ * f_, ref dc[n], left);
                i = ref Unsafe.Add(ref i, Math.Min(V.Count, left));
            }

            n = end;
            i = ref Unsafe.Add(ref i, 3 * hidden);
        }
    }

    private static void CheckStep(
        int hidden, ReadOnlySpan<float> gates, ReadOnlySpan<float> cBefore, ReadOnlySpan<float> c, ReadOnlySpan<float> tanhC, ReadOnlySpan<float> h)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(c.Length % hidden, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(gates.Length, 4 * c.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(tanhC.Length, c.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(h.Length, c.Length);
        if (!cBefore.IsEmpty)
            ArgumentOutOfRangeException.ThrowIfNotEqual(cBefore.Length, c.Length);
    }
}
