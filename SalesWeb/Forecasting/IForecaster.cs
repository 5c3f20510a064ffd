namespace SalesWeb.Forecasting;

/// <summary>What a model learnt of one series. It does not change, and any number of threads may ask it at once.</summary>
public interface IForecaster
{
    /// <summary>The periods right behind the history.</summary>
    /// <param name="horizon">How many, from 1 to the horizon it was fitted for (included).</param>
    Forecast Forecast(int horizon);

    /// <summary>What the point forecast is made of, by the model's own means.</summary>
    /// <param name="horizon">How many periods, from 1 to the horizon it was fitted for (included).</param>
    /// <returns>Parts that add up to <see cref="Forecasting.Forecast.Point"/> at every period.</returns>
    Explanation Explain(int horizon);
}
