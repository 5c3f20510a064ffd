using SalesWeb.Series;

namespace SalesWeb.Forecasting.RollingOrigin;

/// <summary>Fits models at every cut-off of a plan, and keeps what they forecast.</summary>
/// <param name="Folds">By window, then by series. A series without room for the plan has none.</param>
/// <param name="Problems">What could not be forecast where it counts, and why: a series for any model, or a model for a series.</param>
/// <param name="Seconds">What the fits of each model took in all.</param>
internal sealed record WindowFits(IReadOnlyList<Fold> Folds, IReadOnlyList<SeriesProblem> Problems, IReadOnlyList<double> Seconds)
{
    /// <param name="series">At least one, all of one frequency.</param>
    /// <param name="models">At least one.</param>
    /// <param name="plan">The cut-offs.</param>
    /// <param name="clock">Measures the fits.</param>
    /// <param name="onFit">Called after every fit of a model to all series, with the place of the model and the time it took.</param>
    /// <param name="cancellation">Looked at before every fit, and within.</param>
    public static WindowFits Run(
        IReadOnlyList<LeveledSeries> series,
        IReadOnlyList<IModel> models,
        BacktestPlan plan,
        TimeProvider clock,
        Action<int, TimeSpan>? onFit,
        CancellationToken cancellation)
    {
        var problems = new Dictionary<(int Series, int Model), SeriesProblem>();
        var roomy = new List<int>();
        for (var n = 0; n < series.Count; n++)
        {
            try
            {
                plan.CheckLength(series[n].Series);
                roomy.Add(n);
            }
            catch (UserErrorException problem)
            {
                problems[(n, -1)] = new SeriesProblem(series[n].Series.Id, null, problem);
            }
        }

        var options = new FitOptions { Horizon = plan.Horizon, Levels = plan.FitLevels };
        var rounds = models.Select(model => new RefitRound(model, options, plan.RefitEvery, clock)).ToList();
        var folds = new List<(int Number, Fold Fold)>();
        for (var window = -plan.WarmUp; window < plan.Windows; window++)
        {
            var pasts = roomy.Select(n => (Number: n, Known: plan.KnownAt(series[n].Series, window)))
                .Where(one => one.Known is not null)
                .Select(one => (one.Number, Known: one.Known!.Value, History: Past(series[one.Number], one.Known.Value, plan)))
                .ToList();
            var forecasts = new List<IReadOnlyList<(Forecast? Forecast, UserErrorException? Problem)>>();
            for (var model = 0; model < rounds.Count; model++)
            {
                cancellation.ThrowIfCancellationRequested();
                var before = rounds[model].Seconds;
                forecasts.Add(rounds[model].Next([.. pasts.Select(past => past.History)], cancellation));
                onFit?.Invoke(model, TimeSpan.FromSeconds(rounds[model].Seconds - before));
            }

            for (var place = 0; place < pasts.Count; place++)
            {
                var (number, known, _) = pasts[place];
                folds.Add((number, new Fold(series[number].Series, window, known, [.. forecasts.Select(model => model[place].Forecast)])));
                for (var model = 0; model < models.Count && window >= 0; model++)
                {
                    if (forecasts[model][place].Problem is { } problem)
                        problems.TryAdd((number, model), new SeriesProblem(series[number].Series.Id, models[model].Name, problem));
                }
            }
        }

        // A model that could not forecast a series in every window that is scored is not scored on it at all.
        return new WindowFits(
            [.. folds.Select(one => Without(one.Fold, [.. Enumerable.Range(0, models.Count).Where(model => problems.ContainsKey((one.Number, model)))]))],
            [.. problems.OrderBy(problem => problem.Key).Select(problem => problem.Value)],
            [.. rounds.Select(round => round.Seconds)]);
    }

    /// <summary>For each window of a plan, the number of values of all series that a model learns from there.</summary>
    public static IReadOnlyList<double> ValuesOf(IReadOnlyList<LeveledSeries> series, BacktestPlan plan) =>
    [
        .. Enumerable.Range(-plan.WarmUp, plan.WarmUp + plan.Windows).Select(window => series
            .Where(one => plan.KnownAt(one.Series, 0) is not null)
            .Sum(one => (double)Math.Min(plan.KnownAt(one.Series, window) ?? 0, plan.Input ?? int.MaxValue))),
    ];

    /// <summary>What is known at a cut-off. Of prices and promotions behind it as many periods as the file has planned behind its end, so many may be taken to be known beforehand.</summary>
    private static LeveledSeries Past(LeveledSeries series, int known, BacktestPlan plan)
    {
        var past = series.Head(known, series.Covariates.Planned);
        return plan.Input is { } input && input < known ? past.Tail(input) : past;
    }

    private static Fold Without(Fold fold, IReadOnlyList<int> models) => models.Count == 0
        ? fold
        : fold with { Forecasts = [.. fold.Forecasts.Select((forecast, model) => models.Contains(model) ? null : forecast)] };
}
