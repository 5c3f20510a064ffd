namespace SalesWeb.Forecasting.Backtesting;

/// <summary>How good one model was over all series and cut-offs.</summary>
public sealed record LeaderboardRow
{
    public required string Model { get; init; }

    /// <summary>Averaged over series and cut-offs, those where it is undefined left out; not a number where it always is.</summary>
    public required double Mase { get; init; }

    /// <summary>Pooled over all periods of all series; a fraction.</summary>
    public required double Wape { get; init; }

    /// <summary>Pooled, in the unit of the series.</summary>
    public required double Mae { get; init; }

    /// <summary>Pooled: one root over all periods of all series, in their unit.</summary>
    public required double Rmse { get; init; }

    /// <summary><c>Σ (forecast − actual) / Σ |actual|</c>; a fraction.</summary>
    public required double Bias { get; init; }

    /// <summary>The fraction of actual values within the interval.</summary>
    public required double Coverage { get; init; }
}
