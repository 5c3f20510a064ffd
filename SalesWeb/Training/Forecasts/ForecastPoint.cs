using SalesWeb.Forecasting;

namespace SalesWeb.Training.Forecasts;

/// <summary>One period ahead.</summary>
public sealed record ForecastPoint
{
    /// <summary>Null behind values that have no dates.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>How many periods behind the last known value, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>The median: as often above as below the actual value.</summary>
    public required double Value { get; init; }

    /// <summary>The mean, which totals are sums of.</summary>
    public required double Expected { get; init; }

    /// <summary>Where 80 of 100 values should lie: from here …</summary>
    public required double Lo80 { get; init; }

    /// <summary>… to here, both included.</summary>
    public required double Hi80 { get; init; }

    /// <summary>Where 95 of 100 values should lie: from here …; null of a network from before there was such an interval.</summary>
    public double? Lo95 { get; init; }

    /// <summary>… to here, both included.</summary>
    public double? Hi95 { get; init; }

    /// <summary>The periods of a forecast, without dates.</summary>
    internal static IReadOnlyList<ForecastPoint> Of(Forecast forecast) =>
    [
        .. Enumerable.Range(0, forecast.Horizon).Select(i => new ForecastPoint
        {
            Step = i + 1,
            Value = forecast.Point[i],
            Expected = forecast.Expected[i],
            Lo80 = forecast.Lower(80)[i],
            Hi80 = forecast.Upper(80)[i],
            Lo95 = forecast.Has(95) ? forecast.Lower(95)[i] : null,
            Hi95 = forecast.Has(95) ? forecast.Upper(95)[i] : null,
        }),
    ];
}
