namespace SalesWeb.Forecasting.Trees;

/// <summary>Sums of a series from its beginning, so that the mean of any stretch takes one subtraction.</summary>
internal sealed class RunningSums
{
    private readonly double[] _sums;

    public RunningSums(ReadOnlySpan<double> values)
    {
        _sums = new double[values.Length + 1];
        for (var t = 0; t < values.Length; t++)
            _sums[t + 1] = _sums[t] + values[t];
    }

    /// <summary>The mean from <paramref name="from"/> (included) to <paramref name="to"/> (excluded), of as many as there are; not a number for none.</summary>
    public double Mean(int from, int to)
    {
        (from, to) = (Math.Max(0, from), Math.Min(Math.Max(0, to), _sums.Length - 1));
        return to > from ? (_sums[to] - _sums[from]) / (to - from) : double.NaN;
    }
}
