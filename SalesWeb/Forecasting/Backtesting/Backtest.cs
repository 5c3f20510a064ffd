using SalesWeb.Series;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>
/// Rolling-origin evaluation: at each cut-off every model is fitted on what lies before it, and held against what came after.
/// A model is never handed a value behind the cut-off, nor anything computed from one.
/// </summary>
public static class Backtest
{
    /// <param name="series">One or more; one that is too short for the plan or for a model is reported and left out.</param>
    /// <param name="models">One or more, each with its own name.</param>
    /// <param name="plan">The cut-offs.</param>
    /// <param name="onProgress">Told how many fits of how many are done.</param>
    /// <param name="cancellation">Ends it within a second or so.</param>
    /// <exception cref="UserErrorException">The plan is out of range, or not one series could be forecast.</exception>
    public static BacktestResult Run(
        IReadOnlyList<SalesSeries> series,
        IReadOnlyList<IModel> models,
        BacktestPlan plan,
        Action<int, int>? onProgress = null,
        CancellationToken cancellation = default)
    {
        var folds = new List<Fold>();
        var problems = new List<string>();
        var all = series.Count * models.Count * plan.Windows;
        var before = 0;
        UserErrorException? last = null;
        foreach (var one in series)
        {
            try
            {
                var done = before;
                folds.AddRange(Folds(one, models, plan, () => onProgress?.Invoke(++done, all), cancellation));
            }
            catch (UserErrorException e)
            {
                last = e;
                problems.Add(e.Message);
            }

            before += models.Count * plan.Windows;
        }

        if (folds.Count == 0)
            throw new UserErrorException(string.Join(" ", problems.Take(3)), last?.Remedy ?? "Name at least one series.", cause: last);

        var names = models.Select(model => model.Name).ToList();
        return new BacktestResult(
            plan.Level, names, [.. folds.SelectMany(fold => fold.Rows())], Leaderboard.Of(names, folds), problems);
    }

    private static List<Fold> Folds(
        SalesSeries series, IReadOnlyList<IModel> models, BacktestPlan plan, Action onFit, CancellationToken cancellation)
    {
        var options = new FitOptions { Horizon = plan.Horizon, Level = plan.Level };
        var folds = new List<Fold>();
        foreach (var known in plan.KnownAtCutoffs(series))
        {
            var history = series.Head(known);
            var forecasts = new List<Forecast>();
            foreach (var model in models)
            {
                cancellation.ThrowIfCancellationRequested();
                forecasts.Add(model.Fit(history, options, cancellation).Forecast(plan.Horizon));
                onFit();
            }

            folds.Add(new Fold(series, known, forecasts));
        }

        return folds;
    }
}
