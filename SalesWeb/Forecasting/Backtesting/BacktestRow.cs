namespace SalesWeb.Forecasting.Backtesting;

/// <summary>One period of one series, forecast from one cut-off by every model.</summary>
public sealed record BacktestRow
{
    public required string UniqueId { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The last period that was known.</summary>
    public required DateOnly Cutoff { get; init; }

    /// <summary>How far ahead the period lay, from 1.</summary>
    public required int Step { get; init; }

    public required double Actual { get; init; }

    /// <summary>For each model of the backtest, in its order, what it said; null of one that could not forecast the series.</summary>
    public required IReadOnlyList<ModelValue?> Values { get; init; }
}
