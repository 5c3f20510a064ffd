namespace SalesWeb.Forecasting.Backtesting;

/// <summary>What one model said of one period, in the unit of the series.</summary>
/// <param name="Point">The median.</param>
/// <param name="Expected">The mean.</param>
/// <param name="Intervals">For each level of the plan, in its order, the two ends of the interval.</param>
public sealed record ModelValue(double Point, double Expected, IReadOnlyList<(double Lower, double Upper)> Intervals);
