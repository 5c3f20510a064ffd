using SalesWeb.Series;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>One series at one cut-off: what was known, what every model said, what came.</summary>
/// <param name="Series">The whole series.</param>
/// <param name="Known">How many of its values lie before the cut-off.</param>
/// <param name="Forecasts">One for each model, of the same horizon.</param>
internal sealed record Fold(SalesSeries Series, int Known, IReadOnlyList<Forecast> Forecasts)
{
    public ReadOnlySpan<double> Past => Series.Values.AsSpan()[..Known];

    public ReadOnlySpan<double> Actual => Series.Values.AsSpan().Slice(Known, Forecasts[0].Horizon);

    public double Mase(int model) => Accuracy.Mase(Forecasts[model].Point.AsSpan(), Actual, Past, Series.Frequency.Season());

    public IEnumerable<BacktestRow> Rows(int level) => Enumerable.Range(0, Forecasts[0].Horizon).Select(step => new BacktestRow
    {
        UniqueId = Series.Id,
        Date = Series.DateAt(Known + step),
        Cutoff = Series.DateAt(Known - 1),
        Actual = Series.Values[Known + step],
        Values = [.. Forecasts.Select(forecast => new ModelValue(forecast.Point[step], forecast.Lower(level)[step], forecast.Upper(level)[step]))],
    });
}
