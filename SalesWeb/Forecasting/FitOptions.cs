namespace SalesWeb.Forecasting;

/// <summary>What is asked of a model before it learns.</summary>
public sealed record FitOptions
{
    /// <summary>The furthest step that will be asked for, in periods, at least 1.</summary>
    public required int Horizon { get; init; }

    /// <summary>The intervals wanted: how many of 100 actual values each is to hold, 1 to 99.</summary>
    public IReadOnlyList<int> Levels { get; init; } = [50, 80, 95];

    /// <summary>The quantiles that a forecast is to have: the two ends of every interval, and the median; rising.</summary>
    public IReadOnlyList<double> Quantiles => Forecast.QuantilesOf(Levels);
}
