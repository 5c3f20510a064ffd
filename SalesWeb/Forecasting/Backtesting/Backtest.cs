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
        IReadOnlyList<LeveledSeries> series,
        IReadOnlyList<IModel> models,
        BacktestPlan plan,
        Action<int, int>? onProgress = null,
        CancellationToken cancellation = default)
    {
        var problems = new Dictionary<string, UserErrorException>();
        var feasible = new List<(LeveledSeries Series, IReadOnlyList<int> Known)>();
        foreach (var one in series)
        {
            try
            {
                feasible.Add((one, plan.KnownAtCutoffs(one.Series)));
            }
            catch (UserErrorException e)
            {
                problems[one.Series.Id] = e;
            }
        }

        var options = new FitOptions { Horizon = plan.Horizon, Levels = [.. new[] { 50, plan.Level, 95 }.Distinct()] };
        var folds = new List<Fold>();
        var done = 0;
        for (var window = 0; window < plan.Windows && feasible.Count > 0; window++)
        {
            var histories = feasible.Select(one => one.Series.Head(one.Known[window], one.Series.Covariates.Planned)).ToList();
            var fitted = new List<IReadOnlyList<Fitted>>();
            foreach (var model in models)
            {
                cancellation.ThrowIfCancellationRequested();
                fitted.Add(model.Fit(histories, options, cancellation));
                onProgress?.Invoke(++done, models.Count * plan.Windows);
            }

            for (var n = 0; n < feasible.Count; n++)
            {
                if (fitted.Select(model => model[n].Problem).FirstOrDefault(problem => problem is not null) is { } problem)
                    problems.TryAdd(feasible[n].Series.Series.Id, problem);
                else
                    folds.Add(new Fold(feasible[n].Series.Series, feasible[n].Known[window], [.. fitted.Select(model => model[n].Get().Forecast(plan.Horizon))]));
            }
        }

        folds.RemoveAll(fold => problems.ContainsKey(fold.Series.Id));
        if (folds.Count == 0)
        {
            var last = problems.Values.LastOrDefault();
            throw new UserErrorException(
                string.Join(" ", problems.Values.Select(problem => problem.Message).Take(3)), last?.Remedy ?? "Name at least one series.", cause: last);
        }

        var names = models.Select(model => model.Name).ToList();
        return new BacktestResult(
            plan.Level,
            names,
            [.. folds.OrderBy(fold => fold.Series.Id, StringComparer.Ordinal).SelectMany(fold => fold.Rows(plan.Level))],
            Leaderboard.Of(names, folds, plan.Level),
            [.. problems.Values.Select(problem => problem.Message)]);
    }
}
