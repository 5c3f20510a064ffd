using SalesWeb.Network.Kernels;

namespace SalesWeb.Tests.Network.Kernels;

/// <summary>Matrices stored column after column, and slow obvious loops over them.</summary>
internal static class Matrices
{
    /// <summary>Every width that this machine has, by its number in <see cref="Simd.Supported"/>.</summary>
    public static TheoryData<int> Widths => [.. Enumerable.Range(0, Simd.Supported.Count)];

    /// <summary>Values drawn evenly from -<paramref name="bound"/> up to <paramref name="bound"/>.</summary>
    public static float[] Random(int count, int seed, float bound = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle() - 1) * bound)];
    }

    /// <summary>The transpose of an M × N matrix, stored as such.</summary>
    public static float[] Transpose(float[] values, int rows, int columns)
    {
        var transpose = new float[values.Length];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
                transpose[r * columns + c] = values[c * rows + r];
        }

        return transpose;
    }

    /// <summary>start + A B in float64, one element after another.</summary>
    public static double[] SlowProduct(float[] a, float[] b, Func<int, int, double> start, int m, int k, int n)
    {
        var c = new double[m * n];
        for (var row = 0; row < m; row++)
        {
            for (var column = 0; column < n; column++)
            {
                var sum = start(row, column);
                for (var i = 0; i < k; i++)
                    sum += (double)a[i * m + row] * b[column * k + i];
                c[column * m + row] = sum;
            }
        }

        return c;
    }

    /// <summary>start + A B in float32 in the order of k, each step rounded once: what every product must be, to the bit.</summary>
    public static float[] FusedProduct(float[] a, float[] b, Func<int, int, float> start, int m, int k, int n)
    {
        var c = new float[m * n];
        for (var row = 0; row < m; row++)
        {
            for (var column = 0; column < n; column++)
            {
                var sum = start(row, column);
                for (var i = 0; i < k; i++)
                    sum = MathF.FusedMultiplyAdd(a[i * m + row], b[column * k + i], sum);
                c[column * m + row] = sum;
            }
        }

        return c;
    }

    /// <summary>All elements within <paramref name="tolerance"/>, in absolute terms.</summary>
    public static void Agree(double[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var n = 0; n < expected.Length; n++)
            Assert.True(Math.Abs(expected[n] - actual[n]) <= tolerance, $"Element {n} is {actual[n]}; it must be {expected[n]} within {tolerance}.");
    }
}
