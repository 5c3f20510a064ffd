namespace SalesWeb.Network.Kernels;

/// <summary>
/// A matrix in the order in which a product reads it: panels of a few rows, in each of them column after column. Room for it is taken once.
/// </summary>
/// <param name="rows">M, at least 1.</param>
/// <param name="columns">K, at least 1.</param>
/// <param name="simd">Whose products it is for.</param>
public sealed class PackedMatrix(int rows, int columns, Simd simd)
{
    private readonly float[] _panels = new float[simd.PackedLength(rows, columns)];

    /// <summary>M.</summary>
    public int Rows { get; } = rows;

    /// <summary>K.</summary>
    public int Columns { get; } = columns;

    internal ReadOnlySpan<float> Panels => _panels;

    /// <summary>Takes a copy of <paramref name="matrix"/>, M × K.</summary>
    public void Pack(MatrixView matrix)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Rows, Rows);
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Columns, Columns);
        simd.Pack(matrix, _panels);
    }
}
