using SalesWeb.Forecasting;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Backtesting;

/// <summary>Repeats the last value; as sure as the values of the past were far apart. It counts its fits and refuses series by their name.</summary>
internal sealed class LastValue(Predicate<string>? refuses = null) : IModel
{
    public string Name => "LastValue";

    public int Fits { get; private set; }

    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default)
    {
        Fits++;
        return Fitted.Each(
            histories,
            history => refuses?.Invoke(history.Series.Id) == true
                ? throw new UserErrorException($"{history.Series.Id} is not to my taste.", "Name another.")
                : new Forecaster(history, options),
            cancellation);
    }

    private sealed class Forecaster(LeveledSeries history, FitOptions options) : IOngoingForecaster
    {
        public Forecast Forecast(int horizon)
        {
            var last = history.Series.Values[^1];
            var half = history.Series.Values.Max() - history.Series.Values.Min();
            return SalesWeb.Forecasting.Forecast.Of(
                [.. Enumerable.Repeat(last, horizon)], options.Quantiles, (level, _) => last + ((options.Quantiles[level] - 0.5) * half), mayBeNegative: false);
        }

        public Explanation Explain(int horizon) => Explanation.Of(ForecastPart.Trend, Forecast(horizon).Point);

        public IForecaster From(LeveledSeries past) => new Forecaster(past, options);
    }
}
