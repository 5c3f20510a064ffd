using SalesWeb.Datasets;

namespace SalesWeb.Pages.Overview;

/// <summary>The forecasts of a version.</summary>
/// <param name="Version">Whose they are.</param>
/// <param name="Prospects">What is forecast.</param>
/// <param name="Today">By the clock; what was forecast for days before it has run out.</param>
public sealed record ForecastsView(DatasetVersion Version, Prospects Prospects, DateOnly Today);
