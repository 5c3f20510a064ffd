using SalesWeb.Series;

namespace SalesWeb.Forecasting;

/// <summary>A way to forecast. It knows nothing of any series until it is fitted, and fitting changes nothing in it.</summary>
public interface IModel
{
    /// <summary>Its name, also in the columns of tables that leave the product.</summary>
    string Name { get; }

    /// <summary>Learns from a past.</summary>
    /// <param name="history">All that may be known: the forecast begins right behind its last value.</param>
    /// <param name="options">How far and how surely it is to forecast.</param>
    /// <param name="cancellation">Looked at often enough to end within a second.</param>
    /// <exception cref="UserErrorException">The series is too short for this model; the message says how much it needs.</exception>
    IForecaster Fit(SalesSeries history, FitOptions options, CancellationToken cancellation = default);
}
