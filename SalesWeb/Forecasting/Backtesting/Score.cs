namespace SalesWeb.Forecasting.Backtesting;

/// <summary>How good one model was, over one series or over all. Undefined figures are not numbers.</summary>
public sealed record Score
{
    public required string Model { get; init; }

    /// <summary>How many series it could forecast.</summary>
    public required int Series { get; init; }

    /// <summary>Pooled over all periods of all series; a fraction.</summary>
    public required double Wape { get; init; }

    /// <summary>Averaged over series and cut-offs, those where it is undefined left out.</summary>
    public required double Mase { get; init; }

    /// <summary>Averaged over series and cut-offs, those where it is undefined left out.</summary>
    public required double Rmsse { get; init; }

    /// <summary>Pooled, in the unit of the series.</summary>
    public required double Mae { get; init; }

    /// <summary>Pooled: one root over all periods; in the unit of the series.</summary>
    public required double Rmse { get; init; }

    /// <summary>Mean error of the expected values, as a fraction of mean sales; positive if too much was forecast. It is the bias of totals.</summary>
    public required double Bias { get; init; }

    /// <summary>The fraction of window totals inside their 80 % interval, of those that had one; NaN if none had, or before it was measured.</summary>
    public double TotalCoverage { get; init; } = double.NaN;

    /// <summary>Symmetric mean absolute percentage error on the scale of 0 to 2, pooled.</summary>
    public required double Smape { get; init; }

    /// <summary>The mean pinball loss over the ends of all intervals and the point as the median, pooled, in the unit of the series.</summary>
    public required double Pinball { get; init; }

    /// <summary>The pinball loss as a fraction of sales, doubled: the scaled CRPS.</summary>
    public required double ScaledCrps { get; init; }

    /// <summary>For each level of the plan the interval's figures.</summary>
    public required IReadOnlyList<IntervalScore> Intervals { get; init; }

    /// <summary>Whether a paired test over the windows cannot tell it apart from the best model; true for the best itself.</summary>
    public bool IsTied { get; init; }

    /// <summary>Seconds its fits took in all.</summary>
    public double Seconds { get; init; }
}

/// <summary>How good the intervals of one level were.</summary>
/// <param name="Level">How many of 100 values they were to hold.</param>
/// <param name="Coverage">The fraction they held, their ends included.</param>
/// <param name="Width">How wide they were on average, as a fraction of the mean sale.</param>
public sealed record IntervalScore(int Level, double Coverage, double Width);
