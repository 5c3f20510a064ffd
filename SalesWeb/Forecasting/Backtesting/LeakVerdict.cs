namespace SalesWeb.Forecasting.Backtesting;

/// <summary>Whether a model was seen to look ahead.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Series">The series whose forecast changed with its future; null where none did.</param>
public sealed record LeakVerdict(string Model, string? Series)
{
    public bool IsHonest => Series is null;
}
