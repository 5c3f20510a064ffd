using SalesWeb.Forecasting.Intervals;

namespace SalesWeb.Training.Forecasts;

/// <summary>The expected total of the first periods of one or more forecasts.</summary>
/// <param name="Periods">How many periods are added up.</param>
/// <param name="Value">The sum of their expected values, in the unit of the series.</param>
/// <param name="Interval">The 80 % interval of the total; null if too few totals were measured (4 are needed).</param>
public sealed record ForecastTotal(int Periods, double Value, (double Low, double High)? Interval)
{
    /// <param name="forecasts">At least one, of series with the same periods.</param>
    /// <param name="periods">1 to the number of points of the shortest.</param>
    public static ForecastTotal Of(IReadOnlyList<CategoryForecast> forecasts, int periods)
    {
        var sums = forecasts.Select(forecast => (forecast.Totals, Expected: forecast.Points.Take(periods).Sum(point => point.Expected))).ToList();
        var interval = sums.All(one => one.Totals is not null)
            ? TotalCalibration.Interval([.. sums.Select(one => (one.Totals!, one.Expected))], periods, 80, forecasts.Any(forecast => forecast.History?.HasReturns != false))
            : null;
        return new ForecastTotal(periods, sums.Sum(one => one.Expected), interval);
    }
}
