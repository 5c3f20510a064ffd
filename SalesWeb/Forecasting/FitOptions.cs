namespace SalesWeb.Forecasting;

/// <summary>What is asked of a model before it learns.</summary>
public sealed record FitOptions
{
    /// <summary>The furthest step that will be asked for, in periods, at least 1.</summary>
    public required int Horizon { get; init; }

    /// <summary>How many of 100 actual values the interval is to hold, 1 to 99.</summary>
    public int Level { get; init; } = 80;
}
