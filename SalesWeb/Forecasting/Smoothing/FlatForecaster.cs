using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// The same for every period to come, with the errors that such a forecast would have made from the origins of the past: at each
/// step those of the last <see cref="Origins"/> origins that know what came then.
/// </summary>
internal sealed class FlatForecaster : IForecaster
{
    /// <summary>How many origins are looked at, at most.</summary>
    public const int Origins = 365;

    private readonly double _rate;
    private readonly bool _mayBeNegative;
    private readonly ErrorQuantiles _errors;

    /// <param name="history">What was learnt from.</param>
    /// <param name="rates">What is forecast from each origin: entry t by one who knows t values; as many as values and one more.</param>
    /// <param name="first">The first origin that is one, from 1.</param>
    /// <param name="options">How far and how surely it is to forecast.</param>
    public FlatForecaster(SalesSeries history, double[] rates, int first, FitOptions options)
    {
        (_rate, _mayBeNegative) = (rates[^1], history.HasReturns);
        var errors = new List<IReadOnlyList<double>>();
        for (var step = 1; step <= options.Horizon; step++)
        {
            var made = Errors(history.Values.AsSpan(), rates, first, step);
            errors.Add(made.Length > 0 ? made : step > 1 ? errors[^1] : [0]);
        }

        _errors = ErrorQuantiles.Of(errors, options.Quantiles);
    }

    public Forecast Forecast(int horizon) => _errors.Around([.. Enumerable.Repeat(_rate, horizon)], _mayBeNegative);

    public Explanation Explain(int horizon) => Explanation.Of(ForecastPart.Trend, Forecast(horizon).Point);

    /// <summary>Forecast − actual at a step, oldest origin first.</summary>
    private static double[] Errors(ReadOnlySpan<double> y, double[] rates, int first, int step)
    {
        var last = y.Length - step;
        var from = Math.Max(first, last - Origins + 1);
        var errors = new double[Math.Max(0, last - from + 1)];
        for (var n = 0; n < errors.Length; n++)
            errors[n] = rates[from + n] - y[from + n + step - 1];
        return errors;
    }
}
