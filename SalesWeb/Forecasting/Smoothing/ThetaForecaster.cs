using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// What both theta methods forecast: a line of levels times the season, with the variance of simple smoothing,
/// <c>v[h] = σ² (1 + (h − 1) α²)</c> (Hyndman and Billah 2003).
/// </summary>
/// <param name="history">What was learnt from.</param>
/// <param name="season">The season taken out of it.</param>
/// <param name="levels">The forecast without the season, nearest period first.</param>
/// <param name="alpha">How fast the level follows.</param>
/// <param name="sigma">Standard deviation of the errors, in the unit of the series.</param>
/// <param name="quantiles">Probabilities, rising.</param>
internal sealed class ThetaForecaster(
    SalesSeries history, Deseasonalised season, double[] levels, double alpha, double sigma, IReadOnlyList<double> quantiles) : IForecaster
{
    private readonly double[] _z = [.. quantiles.Select(Normal.Quantile)];

    public Forecast Forecast(int horizon) => Forecasting.Forecast.Of(
        [.. Enumerable.Range(0, horizon).Select(Mean)],
        quantiles,
        (level, step) => Mean(step) + (_z[level] * sigma * Math.Sqrt(1 + (step * alpha * alpha))),
        history.HasReturns);

    public Explanation Explain(int horizon) => SeasonalParts.Of(Forecast(horizon).Point, levels[..horizon], history.Frequency);

    private double Mean(int step) => levels[step] * season.Index(step + 1);
}
