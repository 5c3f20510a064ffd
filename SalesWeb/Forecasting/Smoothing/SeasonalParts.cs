using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>Forecasts told as a level and what the season makes of it.</summary>
internal static class SeasonalParts
{
    /// <param name="point">The forecast.</param>
    /// <param name="level">What it would be without the season, as long as <paramref name="point"/>.</param>
    /// <param name="frequency">Days have the season of a week; weeks and months that of a year.</param>
    public static Explanation Of(IReadOnlyList<double> point, IReadOnlyList<double> level, Frequency frequency) => new(
    [
        new ExplainedPart(ForecastPart.Trend, [.. level]),
        new ExplainedPart(frequency == Frequency.Daily ? ForecastPart.Week : ForecastPart.Year, [.. point.Zip(level, (value, without) => value - without)]),
    ]);
}
