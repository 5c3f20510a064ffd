using SalesWeb.Series;

namespace SalesWeb.Forecasting.Networks;

/// <summary>A trained network together with the past that it is to go on from.</summary>
internal sealed class BoundForecaster(INetworkForecaster network, LeveledSeries past) : IForecaster
{
    /// <inheritdoc/>
    public Forecast Forecast(int horizon) => network.Forecast(past, horizon);
}
