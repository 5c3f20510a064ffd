using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Combination;

/// <summary>
/// A weighted mean of other models, the weights learnt from what the members got wrong at earlier cut-offs. Rarely the worst and often
/// the best, because members err differently (Bates and Granger 1969).
/// </summary>
/// <param name="members">At least two.</param>
public sealed class Ensemble(IReadOnlyList<IModel> members) : IModel
{
    public const string ModelName = "Ensemble";

    /// <summary>Cut-offs of the past that the weights are learnt from where the model is fitted by itself.</summary>
    private const int Windows = 3;

    public string Name => ModelName;

    public bool UsesPlan => Members.Any(member => member.UsesPlan);

    public IReadOnlyList<IModel> Members { get; } = members;

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default)
    {
        var plan = new BacktestPlan { Horizon = options.Horizon, Windows = 1, Step = options.Horizon, WarmUp = Windows - 1, Levels = options.Levels };
        var past = WindowFits.Run(histories, Members, plan, onFit: null, cancellation).Folds;
        var fitted = Members.Select(member => member.Fit(histories, options, cancellation)).ToList();
        return [.. histories.Select((history, n) => Combine(history, [.. past.Where(fold => fold.Series.Id == history.Series.Id)], [.. fitted.Select(one => one[n])]))];
    }

    private static Fitted Combine(LeveledSeries history, IReadOnlyList<Fold> past, IReadOnlyList<Fitted> fitted)
    {
        int[] able = [.. Enumerable.Range(0, fitted.Count).Where(member => fitted[member].Forecaster is not null)];
        if (able.Length == 0)
            return fitted[0];
        var weights = EnsembleWeights.Learn(past, able);
        return Fitted.To(new WeightedForecaster(
            [.. able.Select((member, place) => (fitted[member].Forecaster!, weights[place])).Where(member => member.Item2 > 0)],
            history.Series.HasReturns));
    }
}
