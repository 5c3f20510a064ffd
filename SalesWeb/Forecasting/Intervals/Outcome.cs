using System.Collections.Immutable;

namespace SalesWeb.Forecasting.Intervals;

/// <summary>A forecast of the past and what came.</summary>
/// <param name="Forecast">As the model gave it then.</param>
/// <param name="Actual">At least as many periods as the forecast has.</param>
/// <param name="Scale">The error of seasonal naive within what was known then, in the unit of the series; not a number where there was none.</param>
public sealed record Outcome(Forecast Forecast, ImmutableArray<double> Actual, double Scale);
