namespace SalesWeb.Forecasting;

/// <summary>What a model learnt from one series. It does not change, and any number of threads may ask it at once.</summary>
public interface IForecaster
{
    /// <summary>The periods right behind the history.</summary>
    /// <param name="horizon">How many, from 1 to the horizon it was fitted for (included).</param>
    Forecast Forecast(int horizon);
}
