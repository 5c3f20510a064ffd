using SalesWeb.Forecasting.RollingOrigin;


namespace SalesWeb.Forecasting.Backtesting;

/// <summary>What a backtest found.</summary>
public sealed record BacktestResult
{
    public required BacktestPlan Plan { get; init; }

    /// <summary>The models, in the order of the forecasts of a fold.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The folds that are scored, by series and window; their intervals are calibrated.</summary>
    public required IReadOnlyList<Fold> Folds { get; init; }

    /// <summary>The models over all series, the best first.</summary>
    public required IReadOnlyList<Score> Leaderboard { get; init; }

    /// <summary>What could not be forecast, with the reasons.</summary>
    public required IReadOnlyList<SeriesProblem> Problems { get; init; }

    /// <summary>For each series what all windows together teach about each model, for forecasts of what is yet to come.</summary>
    public required IReadOnlyDictionary<string, SeriesLessons> Lessons { get; init; }

    /// <summary>The models over one series, the best first.</summary>
    public IReadOnlyList<Score> LeaderboardOf(string series) => Backtesting.Leaderboard.Of(Models, [.. Folds.Where(fold => fold.Series.Id == series)], Plan);

    /// <summary>For each step ahead the models over all series.</summary>
    public IReadOnlyList<IReadOnlyList<Score>> LeaderboardByStep() => Backtesting.Leaderboard.ByStep(Models, Folds, Plan);

    /// <summary>Every period forecast, by series, cut-off and date.</summary>
    public IEnumerable<BacktestRow> Rows() => from fold in Folds
                                              from step in Enumerable.Range(0, Plan.Horizon)
                                              select new BacktestRow
                                              {
                                                  UniqueId = fold.Series.Id,
                                                  Date = fold.Series.DateAt(fold.Known + step),
                                                  Cutoff = fold.Series.DateAt(fold.Known - 1),
                                                  Step = step + 1,
                                                  Actual = fold.Series.Values[fold.Known + step],
                                                  Values = [.. fold.Forecasts.Select(forecast => forecast is null ? null : ValueOf(forecast, step))],
                                              };

    private ModelValue ValueOf(Forecast forecast, int step) =>
        new(forecast.Point[step], forecast.Expected[step], [.. Plan.Levels.Select(level => (forecast.Lower(level)[step], forecast.Upper(level)[step]))]);
}
