using SalesWeb.Series;

namespace SalesWeb.Forecasting;

/// <summary>A forecaster whose learning was costly and holds for a longer past too, so that new sales need no new fit.</summary>
public interface IOngoingForecaster : IForecaster
{
    /// <summary>The same forecaster, going on from a newer past of the same series.</summary>
    /// <param name="past">The series it was fitted to, with what has been sold since.</param>
    IForecaster From(LeveledSeries past);
}
