namespace SalesWeb.Network.Kernels;

/// <summary>
/// Products of float32 matrices, in place or transposed.
/// <code>
///   A  M × K     B  K × N     C  M × N, stored by column
/// </code>
/// A is copied in panels of two registers' rows, which lie side by side for every k; a tile of C, two registers high, stays in registers while
/// k runs (Goto and van de Geijn 2008). For a single column nothing is copied.
/// </summary>
public abstract partial class Simd
{
    /// <summary>C = A B, or C += A B.</summary>
    /// <param name="a">M × K.</param>
    /// <param name="b">K × N.</param>
    /// <param name="c">M · N values.</param>
    /// <param name="add">Whether the product is added to what C holds.</param>
    public abstract void Multiply(MatrixView a, MatrixView b, Span<float> c, bool add);

    /// <summary>The same with an A that was packed before, for one that is used again and again.</summary>
    public abstract void Multiply(PackedMatrix a, MatrixView b, Span<float> c, bool add);

    /// <summary>C = A B with <paramref name="start"/>, M values, added to every column.</summary>
    public abstract void Multiply(PackedMatrix a, MatrixView b, ReadOnlySpan<float> start, Span<float> c);

    /// <inheritdoc cref="Multiply(PackedMatrix, MatrixView, ReadOnlySpan{float}, Span{float})"/>
    public abstract void Multiply(MatrixView a, MatrixView b, ReadOnlySpan<float> start, Span<float> c);

    /// <summary>Copies <paramref name="a"/> into the panels of <paramref name="packed"/>, which has its size.</summary>
    internal abstract void Pack(MatrixView a, Span<float> packed);

    /// <summary>Values that the panels of an M × K matrix take.</summary>
    internal int PackedLength(int rows, int columns) => (rows + PanelRows - 1) / PanelRows * PanelRows * columns;

    private protected int PanelRows => 2 * LaneCount;

    private protected static void Check(int rows, int depth, MatrixView b, Span<float> c)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Rows, depth);
        ArgumentOutOfRangeException.ThrowIfNotEqual(c.Length, rows * b.Columns);
    }
}
