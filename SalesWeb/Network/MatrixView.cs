using MathNet.Numerics.LinearAlgebra;

namespace SalesWeb.Network;

/// <summary>
/// A matrix read where it lies, or its transpose, without a copy. The element in row r and column c is
/// <c>Values[r · RowStride + c · ColumnStride]</c>.
/// </summary>
public readonly ref struct MatrixView
{
    /// <summary>The matrix stored column after column in <paramref name="values"/>.</summary>
    public MatrixView(ReadOnlySpan<float> values, int rows, int columns)
        : this(values, rows, columns, 1, rows) => ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, rows * columns);

    private MatrixView(ReadOnlySpan<float> values, int rows, int columns, int rowStride, int columnStride)
    {
        Values = values;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    public ReadOnlySpan<float> Values { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Values between an element and the one below it.</summary>
    public int RowStride { get; }

    /// <summary>Values between an element and the one to its right.</summary>
    public int ColumnStride { get; }

    /// <summary>The transpose of this matrix.</summary>
    public MatrixView Transposed => new(Values, Columns, Rows, ColumnStride, RowStride);

    /// <summary>The <paramref name="count"/> columns from <paramref name="first"/> on.</summary>
    public MatrixView Slice(int first, int count) => new(Values[(first * ColumnStride)..], Rows, count, RowStride, ColumnStride);

    /// <summary>A dense MathNet matrix, which stores its values by column.</summary>
    public static MatrixView Of(Matrix<float> matrix) => new(matrix.AsColumnMajorArray(), matrix.RowCount, matrix.ColumnCount);
}
