using System.Numerics;
using System.Runtime.InteropServices;

namespace SalesWeb.Forecasting.Regression;

/// <summary>Solves A x = b for a symmetric positive definite A, by Cholesky's factors A = L L' in place.</summary>
public static class NormalEquations
{
    /// <param name="matrix">n × n by rows, of which the part on and below the diagonal counts; holds L afterwards.</param>
    /// <param name="vector">b; holds x afterwards.</param>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static void Solve(Span<double> matrix, Span<double> vector)
    {
        var n = vector.Length;
        for (var i = 0; i < n; i++)
        {
            var row = matrix.Slice(i * n, i + 1);
            for (var j = 0; j < i; j++)
            {
                var other = matrix.Slice(j * n, j + 1);
                row[j] = (row[j] - Dot(row[..j], other[..j])) / other[j];
            }

            var pivot = row[i] - Dot(row[..i], row[..i]);
            if (!(pivot > 0))
                throw new ArithmeticException($"Row {i} of {n} depends on those before it.");
            row[i] = Math.Sqrt(pivot);
        }

        for (var i = 0; i < n; i++)
            vector[i] = (vector[i] - Dot(matrix.Slice(i * n, i), vector[..i])) / matrix[(i * n) + i];
        for (var i = n - 1; i >= 0; i--)
        {
            vector[i] /= matrix[(i * n) + i];
            for (var j = 0; j < i; j++)
                vector[j] -= matrix[(i * n) + j] * vector[i];
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lefts = MemoryMarshal.Cast<double, Vector<double>>(left);
        var rights = MemoryMarshal.Cast<double, Vector<double>>(right);
        var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        for (; i + 1 < lefts.Length; i += 2)
        {
            first += lefts[i] * rights[i];
            second += lefts[i + 1] * rights[i + 1];
        }

        if (i < lefts.Length)
            first += lefts[i] * rights[i];
        var sum = Vector.Sum(first + second);
        for (var k = lefts.Length * Vector<double>.Count; k < left.Length; k++)
            sum += left[k] * right[k];
        return sum;
    }
}
