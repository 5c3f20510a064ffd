namespace SalesWeb.Forecasting.Backtesting;

/// <summary>One period of one series, forecast from one cut-off by every model.</summary>
public sealed record BacktestRow
{
    public required string UniqueId { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The last period that was known.</summary>
    public required DateOnly Cutoff { get; init; }

    public required double Actual { get; init; }

    /// <summary>For each model of the backtest, in its order: the value expected and the interval around it.</summary>
    public required IReadOnlyList<ModelValue> Values { get; init; }
}

/// <summary>What one model said of one period.</summary>
public readonly record struct ModelValue(double Point, double Lower, double Upper);
