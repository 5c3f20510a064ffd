namespace SalesWeb.Series;

/// <summary>The sales of a category at one level, with what is known beside them.</summary>
/// <param name="Key">What they add up; the series bears its text as its id.</param>
/// <param name="Series">The sales.</param>
/// <param name="Covariates">Prices and promotions of the same periods, and of the planned ones behind them.</param>
public sealed record LeveledSeries(SeriesKey Key, SalesSeries Series, Covariates Covariates);
