using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// Forecasts of the validation periods, a horizon at a time, each from all periods before it, with the forecasts of seasonal naive from
/// the same periods.
/// </summary>
public sealed record Evaluation
{
    public required IReadOnlyList<DateOnly> Dates { get; init; }

    public required double[] Actual { get; init; }

    public required double[] Predicted { get; init; }

    public required double[] Naive { get; init; }

    /// <summary>The number of forecasts that cover all periods.</summary>
    public required int Forecasts { get; init; }

    /// <summary>
    /// The accuracy of the network and of seasonal naive (<c>naive_…</c>), the skill (the fraction of naive's WAPE that is saved) and the
    /// season of naive in periods. Errors are of points, the bias is of expected values: only they add up to totals.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    public static Evaluation Of(FittedNetwork fitted, LeveledSeries leveled)
    {
        var series = leveled.Series;
        var horizon = fitted.Judged.MaxHorizon;
        var first = fitted.LearntFrom;
        var season = SeasonalNaive.SeasonOf(series.Head(first));
        var predicted = new double[series.Length - first];
        var expected = new double[predicted.Length];
        var naive = new double[predicted.Length];
        for (var origin = first; origin < series.Length; origin += horizon)
        {
            var steps = Math.Min(horizon, series.Length - origin);
            var past = series.Values.AsSpan()[..origin];
            var forecast = fitted.Judged.Forecast(leveled.Head(origin), steps);
            forecast.Point.CopyTo(predicted, origin - first);
            forecast.Expected.CopyTo(expected, origin - first);
            for (var step = 1; step <= steps; step++)
                naive[origin - first + step - 1] = SeasonalNaive.At(past, origin, step, season);
        }

        double[] actual = [.. series.Values[first..]];
        return new Evaluation
        {
            Dates = [.. Enumerable.Range(first, actual.Length).Select(series.DateAt)],
            Actual = actual,
            Predicted = predicted,
            Naive = naive,
            Forecasts = (actual.Length + horizon - 1) / horizon,
            Metrics = Measure(predicted, expected, naive, actual, [.. series.Values[..first]], season),
        };
    }

    private static Dictionary<string, double> Measure(
        double[] predicted, double[] expected, double[] naive, double[] actual, double[] past, int season)
    {
        var metrics = new Dictionary<string, double>();
        foreach (var (prefix, forecast, mean) in new[] { ("", predicted, expected), ("naive_", naive, naive) })
        {
            metrics[$"{prefix}mse"] = Accuracy.Mse(forecast, actual);
            metrics[$"{prefix}mae"] = Accuracy.Mae(forecast, actual);
            metrics[$"{prefix}rmse"] = Accuracy.Rmse(forecast, actual);
            metrics[$"{prefix}wape"] = Accuracy.Wape(forecast, actual);
            metrics[$"{prefix}mase"] = Accuracy.Mase(forecast, actual, past, season);
            metrics[$"{prefix}bias"] = Accuracy.Bias(mean, actual);
        }

        metrics["season"] = season;
        metrics["skill"] = Accuracy.Skill(metrics["wape"], metrics["naive_wape"]);
        return metrics.Where(metric => double.IsFinite(metric.Value)).ToDictionary();
    }
}
