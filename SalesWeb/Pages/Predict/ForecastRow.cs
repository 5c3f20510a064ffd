namespace SalesWeb.Pages.Predict;

/// <summary>A line of the table that a forecast is drawn from: either the past or what is expected.</summary>
/// <param name="X">The date; for typed values the step, 0 for the last of them and 1 for the first forecast.</param>
/// <param name="Sales">What was sold; null for the future.</param>
/// <param name="Value">What is expected; null for the past.</param>
/// <param name="Lower">The lower end of the 80 % interval; null for the past.</param>
/// <param name="Upper">The upper end of the 80 % interval; null for the past.</param>
/// <param name="Lower95">The lower end of the 95 % interval; null for the past, and where there is none.</param>
/// <param name="Upper95">The upper end of the 95 % interval; null for the past, and where there is none.</param>
public sealed record ForecastRow(string X, double? Sales, double? Value, double? Lower, double? Upper, double? Lower95, double? Upper95)
{
    /// <summary>A period of the past.</summary>
    public static ForecastRow OfPast(string x, double sales) => new(x, sales, null, null, null, null, null);
}
