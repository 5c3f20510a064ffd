using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SalesWeb.Network;

/// <summary>
/// C += A B on float32, for A and B in place or transposed.
/// <code>
///   A  M × K     B  K × N     C  M × N, stored by column
/// </code>
/// MathNet's own managed product reaches about a tenth of its speed at the sizes of this network.
/// </summary>
/// <remarks>
/// A is copied in panels of a few rows, which then lie side by side for every k; a tile of C stays in registers while k runs.
/// Each element of C is summed over k in order, whatever the sizes of the rest, so an example's result does not depend on its batch.
/// </remarks>
public static class MatrixProduct
{
    private const int TileColumns = 4;
    private const int DepthOfPanel = 256;

    private static int TileRows => 2 * Vector<float>.Count;

    /// <param name="a">M × K.</param>
    /// <param name="b">K × N.</param>
    /// <param name="c">M · N values, stored by column; the product is added to them.</param>
    [SkipLocalsInit]
    public static void Accumulate(MatrixView a, MatrixView b, Span<float> c)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Rows, a.Columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(c.Length, a.Rows * b.Columns);

        Span<float> panel = stackalloc float[TileRows * DepthOfPanel];
        for (var k = 0; k < a.Columns; k += DepthOfPanel)
        {
            var depth = Math.Min(DepthOfPanel, a.Columns - k);
            for (var i = 0; i < a.Rows; i += TileRows)
            {
                Pack(a, i, k, depth, panel);
                for (var j = 0; j < b.Columns; j += TileColumns)
                    MultiplyTile(panel, depth, b, k, j, c, a.Rows, i);
            }
        }
    }

    /// <summary>Copies rows i … and columns k … k+depth-1 of A so that the rows of one column are neighbours; rows beyond the last are zero.</summary>
    private static void Pack(MatrixView a, int i, int k, int depth, Span<float> panel)
    {
        var rows = Math.Min(TileRows, a.Rows - i);
        if (rows < TileRows)
            panel.Clear();

        for (var column = 0; column < depth; column++)
        {
            var source = a.Values[(i * a.RowStride + (k + column) * a.ColumnStride)..];
            var target = panel.Slice(column * TileRows, rows);
            if (a.RowStride == 1)
                source[..rows].CopyTo(target);
            else
                CopyStrided(source, a.RowStride, target);
        }
    }

    private static void CopyStrided(ReadOnlySpan<float> source, int stride, Span<float> target)
    {
        for (int row = 0, at = 0; row < target.Length; row++, at += stride)
            target[row] = source[at];
    }

    /// <summary>Adds the panel's product to one tile of C; a tile that hangs over an edge of C is worked on in a copy.</summary>
    [SkipLocalsInit]
    private static void MultiplyTile(ReadOnlySpan<float> panel, int depth, MatrixView b, int k, int j, Span<float> c, int rowsOfC, int i)
    {
        var rows = Math.Min(TileRows, rowsOfC - i);
        var columns = Math.Min(TileColumns, b.Columns - j);
        ref var firstA = ref MemoryMarshal.GetReference(panel);
        ref readonly var firstB = ref b.Values[k * b.RowStride + j * b.ColumnStride];

        if (rows == TileRows)
        {
            ref var firstC = ref c[i + j * rowsOfC];
            Multiply(ref firstA, depth, in firstB, b.RowStride, b.ColumnStride, ref firstC, rowsOfC, columns);
            return;
        }

        Span<float> copy = stackalloc float[TileRows * TileColumns];
        copy.Clear();
        for (var column = 0; column < columns; column++)
            c.Slice(i + (j + column) * rowsOfC, rows).CopyTo(copy[(column * TileRows)..]);
        Multiply(ref firstA, depth, in firstB, b.RowStride, b.ColumnStride, ref copy[0], TileRows, columns);
        for (var column = 0; column < columns; column++)
            copy.Slice(column * TileRows, rows).CopyTo(c[(i + (j + column) * rowsOfC)..]);
    }

    private static void Multiply(
        ref float a, int depth, ref readonly float b, int rowStride, int columnStride, ref float c, int rowsOfC, int columns)
    {
        if (columns == TileColumns)
        {
            MultiplyFourColumns(ref a, depth, in b, rowStride, columnStride, ref c, rowsOfC);
            return;
        }

        for (var column = 0; column < columns; column++)
        {
            ref readonly var columnOfB = ref Unsafe.Add(ref Unsafe.AsRef(in b), column * columnStride);
            MultiplyOneColumn(ref a, depth, in columnOfB, rowStride, ref Unsafe.Add(ref c, column * rowsOfC));
        }
    }

    private static void MultiplyFourColumns(
        ref float a, int depth, ref readonly float b, int rowStride, int columnStride, ref float c, int rowsOfC)
    {
        var lanes = (nuint)Vector<float>.Count;
        ref var c0 = ref c;
        ref var c1 = ref Unsafe.Add(ref c, rowsOfC);
        ref var c2 = ref Unsafe.Add(ref c, 2 * rowsOfC);
        ref var c3 = ref Unsafe.Add(ref c, 3 * rowsOfC);
        var (upper0, lower0) = (Vector.LoadUnsafe(ref c0), Vector.LoadUnsafe(ref c0, lanes));
        var (upper1, lower1) = (Vector.LoadUnsafe(ref c1), Vector.LoadUnsafe(ref c1, lanes));
        var (upper2, lower2) = (Vector.LoadUnsafe(ref c2), Vector.LoadUnsafe(ref c2, lanes));
        var (upper3, lower3) = (Vector.LoadUnsafe(ref c3), Vector.LoadUnsafe(ref c3, lanes));
        ref var x = ref Unsafe.AsRef(in b);

        for (var k = 0; k < depth; k++)
        {
            var upper = Vector.LoadUnsafe(ref a);
            var lower = Vector.LoadUnsafe(ref a, lanes);
            var x0 = Vector.Create(x);
            upper0 = Vector.MultiplyAddEstimate(upper, x0, upper0);
            lower0 = Vector.MultiplyAddEstimate(lower, x0, lower0);
            var x1 = Vector.Create(Unsafe.Add(ref x, columnStride));
            upper1 = Vector.MultiplyAddEstimate(upper, x1, upper1);
            lower1 = Vector.MultiplyAddEstimate(lower, x1, lower1);
            var x2 = Vector.Create(Unsafe.Add(ref x, 2 * columnStride));
            upper2 = Vector.MultiplyAddEstimate(upper, x2, upper2);
            lower2 = Vector.MultiplyAddEstimate(lower, x2, lower2);
            var x3 = Vector.Create(Unsafe.Add(ref x, 3 * columnStride));
            upper3 = Vector.MultiplyAddEstimate(upper, x3, upper3);
            lower3 = Vector.MultiplyAddEstimate(lower, x3, lower3);
            a = ref Unsafe.Add(ref a, TileRows);
            x = ref Unsafe.Add(ref x, rowStride);
        }

        upper0.StoreUnsafe(ref c0);
        lower0.StoreUnsafe(ref c0, lanes);
        upper1.StoreUnsafe(ref c1);
        lower1.StoreUnsafe(ref c1, lanes);
        upper2.StoreUnsafe(ref c2);
        lower2.StoreUnsafe(ref c2, lanes);
        upper3.StoreUnsafe(ref c3);
        lower3.StoreUnsafe(ref c3, lanes);
    }

    private static void MultiplyOneColumn(ref float a, int depth, ref readonly float b, int rowStride, ref float c)
    {
        var lanes = (nuint)Vector<float>.Count;
        var (upper, lower) = (Vector.LoadUnsafe(ref c), Vector.LoadUnsafe(ref c, lanes));
        ref var x = ref Unsafe.AsRef(in b);
        for (var k = 0; k < depth; k++)
        {
            var xk = Vector.Create(x);
            upper = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref a), xk, upper);
            lower = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref a, lanes), xk, lower);
            a = ref Unsafe.Add(ref a, TileRows);
            x = ref Unsafe.Add(ref x, rowStride);
        }

        upper.StoreUnsafe(ref c);
        lower.StoreUnsafe(ref c, lanes);
    }
}
