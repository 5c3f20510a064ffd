namespace SalesWeb.Forecasting.Smoothing;

/// <summary>Finds the minimum of a function of one number: the best of a grid, then golden sections around it (Kiefer 1953).</summary>
internal static class GoldenSection
{
    private const int Grid = 32;
    private static readonly double Ratio = (Math.Sqrt(5) - 1) / 2;

    /// <summary>The place of the minimum, to a ten-millionth of the range.</summary>
    /// <param name="function">Defined over the range, ends included.</param>
    /// <param name="from">Below <paramref name="to"/>.</param>
    /// <param name="to">The upper end.</param>
    /// <param name="cancellation">Looked at before every call.</param>
    public static double Minimise(Func<double, double> function, double from, double to, CancellationToken cancellation)
    {
        var best = Enumerable.Range(0, Grid + 1).MinBy(n => Value(from + ((to - from) * n / Grid)));
        var (low, high) = (from + ((to - from) * Math.Max(0, best - 1) / Grid), from + ((to - from) * Math.Min(Grid, best + 1) / Grid));
        var end = 1e-7 * (to - from);

        var (left, right) = (high - (Ratio * (high - low)), low + (Ratio * (high - low)));
        var (atLeft, atRight) = (Value(left), Value(right));
        while (high - low > end)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Ratio * (high - low));
                atLeft = Value(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Ratio * (high - low));
                atRight = Value(right);
            }
        }

        return (low + high) / 2;

        double Value(double x)
        {
            cancellation.ThrowIfCancellationRequested();
            return function(x);
        }
    }
}
