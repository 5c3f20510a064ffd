using SalesWeb.Forecasting.Combination;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>What a backtest is going to do, told before it starts.</summary>
/// <param name="Cutoffs">The last known period of each window that is scored, the oldest first.</param>
/// <param name="WarmUps">Those before, which the longest series has room for.</param>
/// <param name="Series">How many series have room for the plan.</param>
/// <param name="Problems">The series that have not, each with the largest plan that would do.</param>
/// <param name="Fits">How many times a model is fitted to all series.</param>
/// <param name="Estimate">About how long it takes.</param>
/// <param name="IsMeasured">Whether the estimate is made of earlier fits of all models on this machine.</param>
public sealed record BacktestPreview(
    IReadOnlyList<DateOnly> Cutoffs,
    IReadOnlyList<DateOnly> WarmUps,
    int Series,
    IReadOnlyList<SeriesProblem> Problems,
    int Fits,
    TimeSpan Estimate,
    bool IsMeasured)
{
    /// <param name="series">At least one, all of one frequency.</param>
    /// <param name="models">The names of the models.</param>
    /// <param name="plan">The cut-offs.</param>
    /// <param name="earlier">Seconds per thousand values, by model, from an earlier backtest; null for none.</param>
    /// <exception cref="UserErrorException">The plan is out of range, or no series has room for it.</exception>
    public static BacktestPreview Of(
        IReadOnlyList<LeveledSeries> series, IReadOnlyList<string> models, BacktestPlan plan, IReadOnlyDictionary<string, double>? earlier = null)
    {
        plan.Check();
        var problems = new List<SeriesProblem>();
        var roomy = new List<SalesSeries>();
        foreach (var one in series.Select(one => one.Series))
        {
            try
            {
                plan.CheckLength(one);
                roomy.Add(one);
            }
            catch (UserErrorException problem)
            {
                problems.Add(new SeriesProblem(one.Id, null, problem));
            }
        }

        if (roomy.Count == 0)
            throw problems.Count > 0 ? problems[^1].Reason : new UserErrorException("There is nothing to forecast.", "Name at least one series.");
        // An ensemble costs what its members cost, each of which is fitted once.
        IReadOnlyList<string> fitted = [.. models.SelectMany(model => model == Ensemble.ModelName ? Models.Members : [model]).Distinct(StringComparer.OrdinalIgnoreCase)];
        var longest = roomy.MaxBy(one => one.Length)!;
        DateOnly[] all = [.. Enumerable.Range(-plan.WarmUp, plan.WarmUp + plan.Windows).Select(window => plan.KnownAt(longest, window)).OfType<int>().Select(known => longest.DateAt(known - 1))];
        var times = new FitTimes(
            fitted, WindowFits.ValuesOf(series, plan), earlier ?? new Dictionary<string, double>(), TimeProvider.System, refitEvery: plan.RefitEvery);
        var progress = times.Progress();
        return new BacktestPreview(
            all[^plan.Windows..],
            all[..^plan.Windows],
            roomy.Count,
            problems,
            all.Length * fitted.Count,
            progress.Remaining,
            !progress.IsLeast);
    }
}
