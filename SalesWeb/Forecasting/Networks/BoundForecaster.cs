using SalesWeb.Series;

namespace SalesWeb.Forecasting.Networks;

/// <summary>A trained network together with the past that it is to go on from.</summary>
internal sealed class BoundForecaster(INetworkForecaster network, LeveledSeries past) : IOngoingForecaster
{
    /// <inheritdoc/>
    public Forecast Forecast(int horizon) => network.Forecast(past, horizon);

    /// <inheritdoc/>
    public Explanation Explain(int horizon) => network.Explain(past, horizon);

    /// <inheritdoc/>
    public IForecaster From(LeveledSeries newer) => new BoundForecaster(network, newer);
}
