using SalesWeb.Series;

namespace SalesWeb.Forecasting;

/// <summary>A way to forecast. It knows nothing of any series until it is fitted, and fitting changes nothing in it.</summary>
public interface IModel
{
    /// <summary>Its name, also in the columns of tables that leave the product.</summary>
    string Name { get; }

    /// <summary>Whether planned prices and promotions (<see cref="Covariates.Planned"/>) change its forecasts.</summary>
    bool UsesPlan => false;

    /// <summary>Learns from the past of all series: a local model from each on its own (<see cref="Fitted.Each"/>), a global one from all together.</summary>
    /// <param name="histories">
    /// At least one, all of one frequency. Each is all that may be known of it: the forecast begins right behind its last value. What is planned
    /// of the periods behind it (<see cref="Covariates.Planned"/>) is the known future.
    /// </param>
    /// <param name="options">How far and how surely it is to forecast.</param>
    /// <param name="cancellation">Looked at often enough to end within a second.</param>
    /// <returns>One for each history, in their order: one that this model cannot forecast is told with the reason, and the others are fitted.</returns>
    IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default);
}
