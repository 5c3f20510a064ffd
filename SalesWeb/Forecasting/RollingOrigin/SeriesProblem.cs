namespace SalesWeb.Forecasting.RollingOrigin;

/// <summary>Why a series is missing from a backtest.</summary>
/// <param name="Series">Its <c>unique_id</c>.</param>
/// <param name="Model">The model that cannot forecast it; null where none was asked.</param>
/// <param name="Reason">What is wrong and what to do.</param>
public sealed record SeriesProblem(string Series, string? Model, UserErrorException Reason)
{
    public override string ToString() =>
        (Model is null ? "" : $"{Model}: ") + (Reason.Message.Contains(Series, StringComparison.Ordinal) ? "" : $"{Series}: ") + Reason.Message;
}
