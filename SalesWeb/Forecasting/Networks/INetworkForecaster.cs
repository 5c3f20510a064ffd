using SalesWeb.Series;

namespace SalesWeb.Forecasting.Networks;

/// <summary>A trained network of either form, with all it needs to forecast. It does not change, and any number of threads may ask it at once.</summary>
public interface INetworkForecaster
{
    /// <summary>The fewest values it can forecast from.</summary>
    int ShortestPast { get; }

    /// <summary>The furthest step it can forecast, in periods.</summary>
    int MaxHorizon { get; }

    /// <summary>How many periods ahead it reads planned prices and promotions of; 0 where it was trained without a plan.</summary>
    int PlannedPeriods { get; }

    /// <summary>Whether it forecasts the items and stores of its category too, whatever their level of sales.</summary>
    bool ForecastsParts { get; }

    /// <summary>The periods right behind a past.</summary>
    /// <param name="past">At least <see cref="ShortestPast"/> values.</param>
    /// <param name="horizon">From 1 to <see cref="MaxHorizon"/> (included).</param>
    Forecast Forecast(LeveledSeries past, int horizon);

    /// <summary>What the point forecast is made of.</summary>
    /// <inheritdoc cref="Forecast"/>
    Explanation Explain(LeveledSeries past, int horizon);

    /// <summary>Writes all it needs to forecast.</summary>
    /// <param name="weightsPath">Where the weights go, as safetensors.</param>
    /// <param name="normalizationPath">Where the rest goes, as JSON.</param>
    /// <returns>The paths of all that was written, the first network's weights first.</returns>
    IReadOnlyList<string> Save(string weightsPath, string normalizationPath);
}
