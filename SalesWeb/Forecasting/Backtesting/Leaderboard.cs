using SalesWeb.Forecasting.RollingOrigin;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>Models ranked by what they got wrong: those that could forecast every series first, of these the smallest WAPE first.</summary>
public static class Leaderboard
{
    /// <param name="models">The names, in the order of the folds' forecasts.</param>
    /// <param name="folds">At least one.</param>
    /// <param name="plan">Horizon, step and levels.</param>
    public static IReadOnlyList<Score> Of(IReadOnlyList<string> models, IReadOnlyList<Fold> folds, BacktestPlan plan) =>
        Ranked(models, folds, plan, 1, plan.Horizon);

    /// <summary>The same for each step ahead alone.</summary>
    public static IReadOnlyList<IReadOnlyList<Score>> ByStep(IReadOnlyList<string> models, IReadOnlyList<Fold> folds, BacktestPlan plan) =>
        [.. Enumerable.Range(1, plan.Horizon).Select(step => Ranked(models, folds, plan, step, step))];

    private static IReadOnlyList<Score> Ranked(IReadOnlyList<string> models, IReadOnlyList<Fold> folds, BacktestPlan plan, int from, int to)
    {
        var scores = models
            .Select((name, model) => (Model: model, Name: name))
            .Where(one => folds.Any(fold => fold.Forecasts[one.Model] is not null))
            .Select(one => (one.Model, Score: ScoreCard.Of(one.Name, one.Model, folds, plan, from, to)))
            .OrderByDescending(one => one.Score.Series)
            .ThenBy(one => double.IsNaN(one.Score.Wape) ? double.PositiveInfinity : one.Score.Wape)
            .ThenBy(one => one.Score.Mae)
            .ToList();
        if (scores.Count == 0)
            return [];
        return
        [
            .. scores.Select(one => one.Score with
            {
                IsTied = one.Model == scores[0].Model
                    || IsTied(one.Model, scores[0].Model, folds, plan, from, to),
            }),
        ];
    }

    /// <summary>Whether a paired test cannot tell a model from the best one. Only models that forecast the same series can be compared.</summary>
    private static bool IsTied(int model, int best, IReadOnlyList<Fold> folds, BacktestPlan plan, int from, int to)
    {
        var compared = folds.Where(fold => fold.Forecasts[model] is not null || fold.Forecasts[best] is not null).ToList();
        return compared.All(fold => fold.Forecasts[model] is not null && fold.Forecasts[best] is not null)
            && PairedTest.P(Losses(model, compared, plan, from, to), Losses(best, compared, plan, from, to)) > PairedTest.Significance;
    }

    /// <summary>A model's loss in each window that does not overlap the one before: what it got wrong over all series, in the unit of the series, as WAPE adds it up.</summary>
    private static List<double> Losses(int model, IReadOnlyList<Fold> folds, BacktestPlan plan, int from, int to)
    {
        var apart = (plan.Horizon + plan.Step - 1) / plan.Step;
        return
        [
            .. folds.Where(fold => fold.Forecasts[model] is not null && (plan.Windows - 1 - fold.Window) % apart == 0)
                .GroupBy(fold => fold.Window)
                .OrderBy(window => window.Key)
                .Select(window => window.Sum(fold =>
                    Accuracy.Mae(fold.Forecasts[model]!.Point.AsSpan()[(from - 1)..to], fold.Actual(plan.Horizon)[(from - 1)..to]))),
        ];
    }
}
