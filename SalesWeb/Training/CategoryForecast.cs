using SalesWeb.Series;

namespace SalesWeb.Training;

/// <summary>What the network of a category says of the coming periods, and how good it has been.</summary>
public sealed record CategoryForecast
{
    public required string Dataset { get; init; }

    public required string Category { get; init; }

    /// <summary>Which sales of the category these are: all of them, or those of an item, a store or both.</summary>
    public required SeriesKey Key { get; init; }

    /// <summary>The name of the forecast in tables that leave the product: that of the category, and of a part its key.</summary>
    public string UniqueId => Key is { Item: null, Store: null } ? Category : Key.ToString();

    /// <summary>The run that trained the network.</summary>
    public required long RunId { get; init; }

    /// <summary>The furthest step it can forecast, in periods.</summary>
    public required int MaxHorizon { get; init; }

    /// <summary>What was sold until now; null where values were typed in.</summary>
    public SalesSeries? History { get; init; }

    public required IReadOnlyList<ForecastPoint> Points { get; init; }

    /// <summary>The metrics of its run.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>How good it is, in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>Whether it beats seasonal naive.</summary>
    public required bool IsBetterThanNaive { get; init; }
}
