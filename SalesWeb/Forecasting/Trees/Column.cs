namespace SalesWeb.Forecasting.Trees;

/// <summary>One feature of the trees.</summary>
/// <param name="Name">In lower_snake.</param>
/// <param name="Part">What a forecast owes to it.</param>
internal sealed record Column(string Name, ForecastPart Part);
