using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SalesWeb.Network.Kernels;

/// <summary>Products: from matrices to panels, from panels to tiles.</summary>
internal sealed partial class SimdOf<V>
{
    /// <summary>Columns of A that are packed at once when it is used only once: a panel of them stays in the first cache.</summary>
    private const int DepthOfPanel = 256;

    /// <summary>As many zeros as a product without a start begins from.</summary>
    private static readonly float[] Zeros = new float[2 * V.Count];

    public override void Multiply(MatrixView a, MatrixView b, Span<float> c, bool add)
    {
        Check(a.Rows, a.Columns, b, c);
        if (add)
            Multiply(a, b, ref c[0], down: 1, right: a.Rows, c);
        else
            Multiply(a, b, ref Zeros[0], down: 0, right: 0, c);
    }

    public override void Multiply(MatrixView a, MatrixView b, ReadOnlySpan<float> start, Span<float> c)
    {
        Check(a.Rows, a.Columns, b, c);
        ArgumentOutOfRangeException.ThrowIfNotEqual(start.Length, a.Rows);
        Multiply(a, b, ref Unsafe.AsRef(in start[0]), down: 1, right: 0, c);
    }

    public override void Multiply(PackedMatrix a, MatrixView b, Span<float> c, bool add)
    {
        CheckPacked(a);
        Check(a.Rows, a.Columns, b, c);
        if (add)
            Multiply(a, b, ref c[0], down: 1, right: a.Rows, c);
        else
            Multiply(a, b, ref Zeros[0], down: 0, right: 0, c);
    }

    public override void Multiply(PackedMatrix a, MatrixView b, ReadOnlySpan<float> start, Span<float> c)
    {
        CheckPacked(a);
        Check(a.Rows, a.Columns, b, c);
        ArgumentOutOfRangeException.ThrowIfNotEqual(start.Length, a.Rows);
        Multiply(a, b, ref Unsafe.AsRef(in start[0]), down: 1, right: 0, c);
    }

    private void CheckPacked(PackedMatrix a)
    {
        if (a.Simd != this)
            throw new ArgumentException($"The matrix is packed for {a.Simd}, not for {this}.", nameof(a));
    }

    internal override void Pack(MatrixView a, Span<float> packed)
    {
        for (var i = 0; i < a.Rows; i += PanelRows)
            PackPanel(a, i, packed.Slice(i * a.Columns, PanelRows * a.Columns));
    }

    /// <param name="a">M × K.</param>
    /// <param name="b">K × N.</param>
    /// <param name="start">What the element in the first row and column of C begins from.</param>
    /// <param name="down">Values from one row's start to the next: 0 or 1.</param>
    /// <param name="right">Values from one column's start to the next.</param>
    /// <param name="c">M · N values.</param>
    [SkipLocalsInit]
    private void Multiply(MatrixView a, MatrixView b, ref float start, int down, int right, Span<float> c)
    {
        if (b.Columns == 1 && a.RowStride == 1 && down == 1)
        {
            MultiplyColumn(a, b, ref start, c);
            return;
        }

        Span<float> room = stackalloc float[(PanelRows * DepthOfPanel) + PackedMatrix.ValuesInLine];
        var panel = PackedMatrix.FromLine(room);
        for (var k = 0; k < a.Columns; k += DepthOfPanel)
        {
            var depth = Math.Min(DepthOfPanel, a.Columns - k);
            var columns = a.Slice(k, depth);
            for (var i = 0; i < a.Rows; i += PanelRows)
            {
                PackPanel(columns, i, panel);
                MultiplyPanel(ref panel[0], depth, b, k, ref Unsafe.Add(ref start, i * down), right, ref c[i], a.Rows, Math.Min(PanelRows, a.Rows - i));
            }

            // What comes further along k is added to what is there by now.
            start = ref c[0];
            (down, right) = (1, a.Rows);
        }
    }

    private void Multiply(PackedMatrix a, MatrixView b, ref float start, int down, int right, Span<float> c)
    {
        ref var panel = ref MemoryMarshal.GetReference(a.Panels);
        for (var i = 0; i < a.Rows; i += PanelRows)
        {
            MultiplyPanel(
                ref panel, a.Columns, b, 0, ref Unsafe.Add(ref start, i * down), right, ref c[i], a.Rows, Math.Min(PanelRows, a.Rows - i));
            panel = ref Unsafe.Add(ref panel, PanelRows * a.Columns);
        }
    }

    /// <summary>Rows i … of A so that the rows of one column are neighbours; rows beyond the last are zero.</summary>
    private void PackPanel(MatrixView a, int i, Span<float> panel)
    {
        var rows = Math.Min(PanelRows, a.Rows - i);
        if (rows < PanelRows)
            panel[..(PanelRows * a.Columns)].Clear();

        if (a.RowStride == 1)
        {
            for (var k = 0; k < a.Columns; k++)
                a.Values.Slice(i + (k * a.ColumnStride), rows).CopyTo(panel[(k * PanelRows)..]);
            return;
        }

        for (var row = 0; row < rows; row++)
        {
            ref var source = ref Unsafe.AsRef(in a.Values[(i + row) * a.RowStride]);
            ref var target = ref panel[row];
            for (var k = 0; k < a.Columns; k++)
                Unsafe.Add(ref target, k * PanelRows) = Unsafe.Add(ref source, k * a.ColumnStride);
        }
    }

    /// <summary>A panel's rows of C: rows k … k+depth-1 of B, tile after tile. A tile that hangs over the edge is worked on in a copy.</summary>
    [SkipLocalsInit]
    private void MultiplyPanel(
        ref float panel, int depth, MatrixView b, int k, ref float start, int right, ref float c, int rowsOfC, int rows)
    {
        Span<float> copy = stackalloc float[PanelRows * V.TileColumns];
        for (var j = 0; j < b.Columns;)
        {
            var columns = b.Columns - j >= V.TileColumns ? V.TileColumns : b.Columns - j >= 4 ? 4 : 1;
            ref var x = ref Unsafe.AsRef(in b.Values[(k * b.RowStride) + (j * b.ColumnStride)]);
            ref var tile = ref Unsafe.Add(ref c, j * rowsOfC);
            ref var from = ref Unsafe.Add(ref start, j * right);
            if (rows == PanelRows)
            {
                MultiplyTile(ref panel, depth, ref x, b.RowStride, b.ColumnStride, ref from, right, ref tile, rowsOfC, columns);
            }
            else
            {
                for (var column = 0; column < columns; column++)
                    MemoryMarshal.CreateSpan(ref Unsafe.Add(ref from, column * right), rows).CopyTo(copy[(column * PanelRows)..]);
                MultiplyTile(ref panel, depth, ref x, b.RowStride, b.ColumnStride, ref copy[0], PanelRows, ref copy[0], PanelRows, columns);
                for (var column = 0; column < columns; column++)
                    copy.Slice(column * PanelRows, rows).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref tile, column * rowsOfC), rows));
            }

            j += columns;
        }
    }

    private static void MultiplyTile(
        ref float a, int depth, ref float x, int down, int right, ref float start, int startRight, ref float c, int rowsOfC, int columns)
    {
        if (columns == 8)
            MultiplyTile8(ref a, depth, ref x, down, right, ref start, startRight, ref c, rowsOfC);
        else if (columns == 4)
            MultiplyTile4(ref a, depth, ref x, down, right, ref start, startRight, ref c, rowsOfC);
        else
            MultiplyTile1(ref a, depth, ref x, down, ref start, ref c);
    }
}
