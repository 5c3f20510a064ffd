using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Training.Champions;

/// <summary>How good the models were for one category, or for all together.</summary>
public sealed record CategoryReport
{
    /// <summary>Null for all together.</summary>
    public string? Category { get; init; }

    /// <summary>The models, the best first.</summary>
    public required IReadOnlyList<Score> Leaderboard { get; init; }

    /// <summary>For each model its WAPE at each step ahead, the nearest first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double>> Steps { get; init; }

    /// <summary>For each model its WAPE in each window, the oldest first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double>> Windows { get; init; }

    /// <summary>What the windows teach about forecasts to come; null for all together.</summary>
    public SeriesLessons? Lessons { get; init; }

    /// <summary>The WAPE of seasonal naive; not a number where it could not forecast, or nothing was sold.</summary>
    public double NaiveWape => Leaderboard.FirstOrDefault(score => score.Model == BacktestQueue.Yardstick)?.Wape ?? double.NaN;

    /// <summary>Sums up some of the folds of a backtest.</summary>
    /// <param name="series">The category as a whole; null for all.</param>
    /// <param name="result">The backtest.</param>
    internal static CategoryReport Of(LeveledSeries? series, BacktestResult result)
    {
        var id = series?.Series.Id;
        var folds = id is null ? result.Folds : [.. result.Folds.Where(fold => fold.Series.Id == id)];
        var (horizon, windows) = (result.Plan.Horizon, result.Plan.Windows);
        return new CategoryReport
        {
            Category = series?.Key.Category,
            Leaderboard = id is null ? result.Leaderboard : result.LeaderboardOf(id),
            Steps = ByModel(model => [.. Enumerable.Range(0, horizon).Select(step => Wape(folds, model, horizon, step, 1))]),
            Windows = ByModel(model => [.. Enumerable.Range(0, windows).Select(window => Wape([.. folds.Where(fold => fold.Window == window)], model, horizon, 0, horizon))]),
            Lessons = id is null ? null : result.Lessons[id],
        };

        Dictionary<string, IReadOnlyList<double>> ByModel(Func<int, IReadOnlyList<double>> values) => Enumerable.Range(0, result.Models.Count)
            .Where(model => folds.Any(fold => fold.Forecasts[model] is not null))
            .ToDictionary(model => result.Models[model], values);
    }

    private static double Wape(IReadOnlyList<Fold> folds, int model, int horizon, int from, int count)
    {
        double[] actual = [.. folds.Where(fold => fold.Forecasts[model] is not null).SelectMany(fold => fold.Actual(horizon).Slice(from, count).ToArray())];
        double[] point = [.. folds.Where(fold => fold.Forecasts[model] is not null).SelectMany(fold => fold.Forecasts[model]!.Point.AsSpan().Slice(from, count).ToArray())];
        return actual.Length > 0 ? Accuracy.Wape(point, actual) : double.NaN;
    }
}
