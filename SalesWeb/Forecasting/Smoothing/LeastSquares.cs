namespace SalesWeb.Forecasting.Smoothing;

/// <summary>Least squares on a few columns, by the normal equations: <c>(XᵀX) b = Xᵀy</c>.</summary>
internal static class LeastSquares
{
    /// <param name="columns">X, column by column, each as long as y; none a sum of others.</param>
    /// <param name="y">What they are to add up to.</param>
    /// <returns>b: one coefficient for each column.</returns>
    public static double[] Fit(double[][] columns, ReadOnlySpan<double> y)
    {
        var n = columns.Length;
        var system = new double[n][];
        for (var i = 0; i < n; i++)
        {
            system[i] = new double[n + 1];
            for (var j = 0; j < n; j++)
                system[i][j] = Dot(columns[i], columns[j]);
            system[i][n] = Dot(columns[i], y);
        }

        return Solve(system);
    }

    /// <summary>The line y = Level + Slope x through y[0] at x = 1, y[1] at x = 2 and so on.</summary>
    /// <param name="y">At least two values.</param>
    public static (double Level, double Slope) Line(ReadOnlySpan<double> y)
    {
        var (meanX, meanY, products, squares) = ((y.Length + 1) / 2.0, 0.0, 0.0, 0.0);
        foreach (var value in y)
            meanY += value / y.Length;
        for (var t = 0; t < y.Length; t++)
        {
            products += (t + 1 - meanX) * (y[t] - meanY);
            squares += (t + 1 - meanX) * (t + 1 - meanX);
        }

        return (meanY - (products / squares * meanX), products / squares);
    }

    /// <summary>Gauss's elimination with the largest pivot of each column.</summary>
    private static double[] Solve(double[][] system)
    {
        var n = system.Length;
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(row => Math.Abs(system[row][k]));
            (system[k], system[pivot]) = (system[pivot], system[k]);
            for (var row = 0; row < n; row++)
            {
                var factor = row == k ? 0 : system[row][k] / system[k][k];
                for (var column = k; column <= n; column++)
                    system[row][column] -= factor * system[k][column];
            }
        }

        return [.. Enumerable.Range(0, n).Select(k => system[k][n] / system[k][k])];
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var t = 0; t < left.Length; t++)
            sum += left[t] * right[t];
        return sum;
    }
}
