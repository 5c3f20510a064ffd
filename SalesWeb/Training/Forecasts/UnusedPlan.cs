using SalesWeb.Training.Champions;

namespace SalesWeb.Training.Forecasts;

/// <summary>A plan that the model of a forecast does not use.</summary>
/// <param name="Plan">What is planned within the forecast.</param>
/// <param name="Sentence">The same for people.</param>
/// <param name="Alternative">The best model of the newest backtest that uses plans; null where it has none.</param>
public sealed record UnusedPlan(PlannedAhead Plan, string Sentence, string? Alternative);
