using SalesWeb.Forecasting.Networks;
using SalesWeb.Series;

namespace SalesWeb.Training;

/// <summary>A network that answers for a category.</summary>
/// <param name="RunId">The run that trained it.</param>
/// <param name="Category">The category.</param>
/// <param name="Forecaster">The network.</param>
/// <param name="Metrics">How good it was on the periods kept back to check it.</param>
/// <param name="Frequency">How far apart the values were that it learnt from.</param>
/// <param name="Measure">What was counted in them.</param>
public sealed record PublishedNetwork(
    long RunId,
    string Category,
    INetworkForecaster Forecaster,
    IReadOnlyDictionary<string, double> Metrics,
    Frequency Frequency,
    Measure Measure);
