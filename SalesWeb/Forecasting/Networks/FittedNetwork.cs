using SalesWeb.Network;

namespace SalesWeb.Forecasting.Networks;

/// <summary>A trained network and how its training went.</summary>
/// <param name="Forecaster">What answers.</param>
/// <param name="Training">How the training ended; of several networks that of the first one that was judged.</param>
/// <param name="LearntFrom">How many periods of the series it learnt from before it was judged on the rest.</param>
public sealed record FittedNetwork(INetworkForecaster Forecaster, TrainingResult Training, int LearntFrom)
{
    /// <summary>What learnt from the training part alone, to be judged on the rest.</summary>
    public INetworkForecaster Judged { get; init; } = Forecaster;
}
