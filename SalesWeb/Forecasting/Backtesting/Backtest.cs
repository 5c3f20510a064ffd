using SalesWeb.Forecasting.Combination;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>
/// Rolling-origin evaluation: at each cut-off every model is fitted on what lies before it, and held against what came after.
/// A model is never handed a value behind the cut-off, nor anything computed from one. Ensembles are weighed and intervals calibrated
/// at each cut-off by forecasts whose outcome was known by then.
/// </summary>
public static class Backtest
{
    /// <param name="series">One or more of one frequency; one that is too short for the plan or for a model is reported and left out.</param>
    /// <param name="models">One or more, each with its own name. An ensemble combines its members' forecasts, whether they are listed or not.</param>
    /// <param name="plan">The cut-offs.</param>
    /// <param name="onProgress">Called after every fit.</param>
    /// <param name="timing">The clock, earlier fits and fits that follow, for the estimate of the time; null for none of them.</param>
    /// <param name="cancellation">Ends it within a second or so.</param>
    /// <exception cref="UserErrorException">The plan is out of range, or not one series could be forecast.</exception>
    public static BacktestResult Run(
        IReadOnlyList<LeveledSeries> series,
        IReadOnlyList<IModel> models,
        BacktestPlan plan,
        Action<BacktestProgress>? onProgress = null,
        BacktestTiming? timing = null,
        CancellationToken cancellation = default)
    {
        plan.Check();
        var ensembles = models.OfType<Ensemble>().ToList();
        IReadOnlyList<IModel> single = [.. models.Where(model => model is not Ensemble).Concat(ensembles.SelectMany(ensemble => ensemble.Members)).DistinctBy(model => model.Name)];
        timing ??= new BacktestTiming();
        var times = new FitTimes(
            [.. single.Select(model => model.Name)], WindowFits.ValuesOf(series, plan), timing.Earlier, timing.Clock, timing.FinalFits, plan.RefitEvery);
        var fits = WindowFits.Run(series, single, plan, timing.Clock, OnFit, cancellation);
        IReadOnlyList<string> names = [.. single.Select(model => model.Name), .. ensembles.Select(ensemble => ensemble.Name)];
        var pool = new FoldPool(fits.Folds, plan.Horizon);
        foreach (var ensemble in ensembles)
            pool = pool.WithEnsemble([.. ensemble.Members.Select(member => single.ToList().FindIndex(model => model.Name == member.Name))]);

        // The members that nobody asked for are not shown.
        int[] shown = [.. models.Select(model => names.ToList().IndexOf(model.Name))];
        IReadOnlyList<string> shownNames = [.. shown.Select(place => names[place])];
        IReadOnlyList<Fold> scored =
        [
            .. pool.Calibrated(plan.FitLevels)
                .Select(fold => fold with { Forecasts = [.. shown.Select(place => fold.Forecasts[place])] })
                .OrderBy(fold => fold.Series.Id, StringComparer.Ordinal).ThenBy(fold => fold.Window),
        ];
        var seconds = names.Select((name, place) => (name, place < fits.Seconds.Count ? fits.Seconds[place] : 0)).ToDictionary();
        var leaderboard = Leaderboard.Of(shownNames, scored, plan);
        if (leaderboard.Count == 0)
            throw Nothing(fits.Problems);
        return new BacktestResult
        {
            Plan = plan,
            Models = shownNames,
            Folds = scored,
            Leaderboard = [.. leaderboard.Select(score => score with { Seconds = seconds[score.Model] })],
            Problems = fits.Problems,
            Lessons = pool.Lessons(names, plan.FitLevels),
            FitCosts = times.Rates,
        };

        void OnFit(int model, TimeSpan took)
        {
            times.Add(model, took);
            onProgress?.Invoke(times.Progress());
        }
    }

    private static UserErrorException Nothing(IReadOnlyList<SeriesProblem> problems) => new(
        problems.Count == 0 ? "There is nothing to forecast." : string.Join(" ", problems.Select(problem => $"{problem}").Distinct().Take(3)),
        problems.Count == 0 ? "Name at least one series." : problems[^1].Reason.Remedy,
        cause: problems.Count == 0 ? null : problems[^1].Reason);
}

/// <summary>What the estimate of a backtest's time is made from.</summary>
public sealed record BacktestTiming
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Seconds per thousand values, by model, from an earlier backtest.</summary>
    public IReadOnlyDictionary<string, double> Earlier { get; init; } = new Dictionary<string, double>();

    /// <summary>Fits of an average model to all series that the caller does afterwards.</summary>
    public double FinalFits { get; init; }
}
