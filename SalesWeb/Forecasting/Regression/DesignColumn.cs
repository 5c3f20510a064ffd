namespace SalesWeb.Forecasting.Regression;

/// <summary>One regressor.</summary>
/// <param name="Part">What its effect is told as.</param>
/// <param name="Spread">How large its coefficient is expected to be, in standard deviations of the response; above 0. The less, the more it is shrunk.</param>
public readonly record struct DesignColumn(ForecastPart Part, double Spread);
