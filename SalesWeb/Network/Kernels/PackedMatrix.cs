using System.Runtime.CompilerServices;

namespace SalesWeb.Network.Kernels;

/// <summary>
/// A matrix in the order in which a product reads it: panels of a few rows, in each of them column after column. Room for it is taken once.
/// </summary>
/// <param name="rows">M, at least 1.</param>
/// <param name="columns">K, at least 1.</param>
/// <param name="simd">Whose products it is for.</param>
public sealed class PackedMatrix(int rows, int columns, Simd simd)
{
    /// <summary>Values in a cache line.</summary>
    internal const int ValuesInLine = 16;

    // It does not move, so that its panels stay where cache lines begin.
    private readonly float[] _room = GC.AllocateUninitializedArray<float>(simd.PackedLength(rows, columns) + ValuesInLine, pinned: true);

    /// <summary>Whose products it is for.</summary>
    internal Simd Simd => simd;

    /// <summary>M.</summary>
    public int Rows { get; } = rows;

    /// <summary>K.</summary>
    public int Columns { get; } = columns;

    internal Span<float> Panels => FromLine(_room);

    /// <summary>Takes a copy of <paramref name="matrix"/>, M × K.</summary>
    public void Pack(MatrixView matrix)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Rows, Rows);
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Columns, Columns);
        simd.Pack(matrix, Panels);
    }

    /// <summary>The part of <paramref name="room"/> that begins where a cache line does: a register that lies across two of them takes twice as long to load.</summary>
    internal static Span<float> FromLine(Span<float> room)
    {
        var address = Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref room[0]);
        var ahead = (int)(-address & ((ValuesInLine * sizeof(float)) - 1));
        return room[(ahead / sizeof(float))..];
    }
}
