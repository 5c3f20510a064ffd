using SalesWeb.Forecasting.Intervals;
using SalesWeb.Series;
using SalesWeb.Training.Champions;

namespace SalesWeb.Training.Forecasts;

/// <summary>What the model of a category says of the coming periods, and how good it has been.</summary>
public sealed record CategoryForecast
{
    public required string Dataset { get; init; }

    public required string Category { get; init; }

    /// <summary>Which sales of the category these are: all of them, or those of an item, a store or both.</summary>
    public required SeriesKey Key { get; init; }

    /// <summary>The name of the forecast in tables that leave the product: that of the category, and of a part its key.</summary>
    public string UniqueId => Key is { Item: null, Store: null } ? Category : Key.ToString();

    /// <summary>The name of the model that forecasts.</summary>
    public required string Model { get; init; }

    /// <summary>The run that speaks for the model: of a champion that of its backtest, otherwise the one that trained the network.</summary>
    public required long RunId { get; init; }

    /// <summary>The furthest step it can forecast, in periods.</summary>
    public required int MaxHorizon { get; init; }

    /// <summary>What was sold until now; null where values were typed in.</summary>
    public SalesSeries? History { get; init; }

    public required IReadOnlyList<ForecastPoint> Points { get; init; }

    /// <summary>The metrics of its run; of a champion those for its category.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>What a backtest found of the champion; null where no champion has been chosen yet and the network answers.</summary>
    public Standing? Standing { get; init; }

    /// <summary>How good it is, in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>Whether it beats seasonal naive.</summary>
    public required bool IsBetterThanNaive { get; init; }

    /// <summary>Whether its error or its bias is so large that it must not be shown as good; <see cref="Verdict"/> says why.</summary>
    public bool IsPoor { get; init; }

    /// <summary>What must be said besides, in whole sentences: a member that is missing, an interval that is not supported.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A plan within the forecast that its model does not use; null where there is none.</summary>
    public UnusedPlan? UnusedPlan { get; init; }

    /// <summary>How totals were off in the backtest; null if that was not measured: totals then have no interval.</summary>
    public TotalCalibration? Totals { get; init; }

    /// <summary>The total of the first periods, with its 80 % interval.</summary>
    /// <param name="periods">1 to the number of points.</param>
    public ForecastTotal Total(int periods) => ForecastTotal.Of([this], periods);

    /// <summary>The same behind the series that it goes on from, with dates.</summary>
    internal CategoryForecast From(SalesSeries series) => this with
    {
        History = series,
        Points = [.. Points.Select(point => point with { Date = series.DateAt(series.Length + point.Step - 1) })],
    };
}
