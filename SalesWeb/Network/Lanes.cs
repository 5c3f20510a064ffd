using System.Numerics;
using System.Runtime.CompilerServices;

namespace SalesWeb.Network;

/// <summary>
/// Reads and writes as many neighbouring values as fit into a SIMD register. Past the end of a span it reads zeros and writes
/// nothing, so that an equation is written once and holds for the ragged end too.
/// </summary>
internal static class Lanes
{
    public static int Count => Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ReadOnlySpan<float> values, int start) =>
        start + Count <= values.Length ? new Vector<float>(values[start..]) : LoadEnd(values[start..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> vector, Span<float> values, int start)
    {
        if (start + Count <= values.Length)
            vector.CopyTo(values[start..]);
        else
            StoreEnd(vector, values[start..]);
    }

    private static Vector<float> LoadEnd(ReadOnlySpan<float> end)
    {
        Span<float> whole = stackalloc float[Count];
        whole.Clear();
        end.CopyTo(whole);
        return new Vector<float>(whole);
    }

    private static void StoreEnd(Vector<float> vector, Span<float> end)
    {
        Span<float> whole = stackalloc float[Count];
        vector.CopyTo(whole);
        whole[..end.Length].CopyTo(end);
    }
}
