namespace SalesWeb.Forecasting.RollingOrigin;

/// <summary>
/// How good forecasts were. Everywhere <b>error = forecast − actual</b>, so a positive bias means that too much was forecast.
/// Shares are fractions. What is undefined is not a number.
/// </summary>
public static class Accuracy
{
    /// <summary>Mean squared error: <c>mean (f − y)²</c>, in the squared unit of the series.</summary>
    public static double Mse(ReadOnlySpan<double> forecast, ReadOnlySpan<double> actual)
    {
        ThrowIfNotPaired(forecast, actual);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
            sum += (forecast[i] - actual[i]) * (forecast[i] - actual[i]);
        return sum / actual.Length;
    }

    /// <summary>Root of the mean squared error, in the unit of the series.</summary>
    public static double Rmse(ReadOnlySpan<double> forecast, ReadOnlySpan<double> actual) => Math.Sqrt(Mse(forecast, actual));

    /// <summary>Mean absolute error: <c>mean |f − y|</c>, in the unit of the series.</summary>
    public static double Mae(ReadOnlySpan<double> forecast, ReadOnlySpan<double> actual) => AbsoluteError(forecast, actual) / actual.Length;

    /// <summary>Mean error: <c>mean (f − y)</c>, in the unit of the series.</summary>
    public static double Bias(ReadOnlySpan<double> forecast, ReadOnlySpan<double> actual)
    {
        ThrowIfNotPaired(forecast, actual);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
            sum += forecast[i] - actual[i];
        return sum / actual.Length;
    }

    /// <summary>
    /// Weighted absolute percentage error, pooled: <c>Σ |f − y| / Σ |y|</c>, a fraction. Undefined where nothing was sold.
    /// </summary>
    public static double Wape(ReadOnlySpan<double> forecast, ReadOnlySpan<double> actual)
    {
        var sold = 0.0;
        foreach (var value in actual)
            sold += Math.Abs(value);
        return sold > 0 ? AbsoluteError(forecast, actual) / sold : double.NaN;
    }

    /// <summary>
    /// Mean absolute scaled error: the mean absolute error over that of seasonal naive within the past
    /// (Hyndman and Koehler 2006). Below 1 is better than naive was on the past. Undefined where the past never changed.
    /// </summary>
    /// <param name="forecast">What was forecast.</param>
    /// <param name="actual">What came.</param>
    /// <param name="past">What the model had learnt from.</param>
    /// <param name="season">In periods; 1 is used where the past is no longer than a season.</param>
    public static double Mase(ReadOnlySpan<double> forecast, ReadOnlySpan<double> actual, ReadOnlySpan<double> past, int season)
    {
        var scale = SeasonalError(past, season);
        return scale > 0 ? Mae(forecast, actual) / scale : double.NaN;
    }

    /// <summary><c>mean |y[t] − y[t − m]|</c> over the past, in the unit of the series; not a number for a single value.</summary>
    public static double SeasonalError(ReadOnlySpan<double> past, int season)
    {
        var lag = season < past.Length ? season : 1;
        var sum = 0.0;
        for (var t = lag; t < past.Length; t++)
            sum += Math.Abs(past[t] - past[t - lag]);
        return past.Length > lag ? sum / (past.Length - lag) : double.NaN;
    }

    /// <summary><c>mean (y[t] − y[t − m])²</c> over the past, in the squared unit of the series; not a number for a single value.</summary>
    public static double SquaredSeasonalError(ReadOnlySpan<double> past, int season)
    {
        var lag = season < past.Length ? season : 1;
        var sum = 0.0;
        for (var t = lag; t < past.Length; t++)
            sum += (past[t] - past[t - lag]) * (past[t] - past[t - lag]);
        return past.Length > lag ? sum / (past.Length - lag) : double.NaN;
    }

    /// <summary>
    /// Symmetric mean absolute percentage error on the scale of 0 to 2: <c>mean 2 |f − y| / (|f| + |y|)</c>, a period where both
    /// are zero counting as zero.
    /// </summary>
    public static double Smape(ReadOnlySpan<double> forecast, ReadOnlySpan<double> actual)
    {
        ThrowIfNotPaired(forecast, actual);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var size = Math.Abs(forecast[i]) + Math.Abs(actual[i]);
            sum += size > 0 ? 2 * Math.Abs(forecast[i] - actual[i]) / size : 0;
        }

        return sum / actual.Length;
    }

    /// <summary>The mean pinball loss of a quantile: <c>mean max(q (y − f), (q − 1) (y − f))</c>, in the unit of the series.</summary>
    /// <param name="quantile">What was forecast as the quantile.</param>
    /// <param name="actual">What came.</param>
    /// <param name="level">q, 0 to 1 (both excluded).</param>
    public static double Pinball(ReadOnlySpan<double> quantile, ReadOnlySpan<double> actual, double level)
    {
        ThrowIfNotPaired(quantile, actual);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
            sum += Math.Max(level * (actual[i] - quantile[i]), (level - 1) * (actual[i] - quantile[i]));
        return sum / actual.Length;
    }

    /// <summary>How wide intervals are on average, in the unit of the series.</summary>
    public static double Width(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        ThrowIfNotPaired(lower, upper);
        var sum = 0.0;
        for (var i = 0; i < lower.Length; i++)
            sum += upper[i] - lower[i];
        return sum / lower.Length;
    }

    /// <summary>The fraction of actual values within their interval, its ends included.</summary>
    public static double Coverage(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> actual)
    {
        ThrowIfNotPaired(lower, actual);
        ThrowIfNotPaired(upper, actual);
        var inside = 0;
        for (var i = 0; i < actual.Length; i++)
            inside += actual[i] >= lower[i] && actual[i] <= upper[i] ? 1 : 0;
        return (double)inside / actual.Length;
    }

    /// <summary>How much of the yardstick's error is saved: <c>1 − error / yardstick</c>. Negative is worse than the yardstick.</summary>
    public static double Skill(double error, double yardstick) => yardstick > 0 ? 1 - (error / yardstick) : double.NaN;

    private static double AbsoluteError(ReadOnlySpan<double> forecast, ReadOnlySpan<double> actual)
    {
        ThrowIfNotPaired(forecast, actual);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
            sum += Math.Abs(forecast[i] - actual[i]);
        return sum;
    }

    private static void ThrowIfNotPaired(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length || right.Length == 0)
            throw new ArgumentException($"{left.Length} values cannot be held against {right.Length}.");
    }
}
