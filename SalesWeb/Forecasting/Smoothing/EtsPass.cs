namespace SalesWeb.Forecasting.Smoothing;

/// <summary>What a way through a series leaves.</summary>
/// <param name="Squares">Σ ε².</param>
/// <param name="Deviance">−2 log L but for a constant.</param>
/// <param name="Level">Behind the last value.</param>
/// <param name="Slope">Behind the last value.</param>
/// <param name="Place">The season's place of the period behind the last value.</param>
internal readonly record struct EtsPass(double Squares, double Deviance, double Level, double Slope, int Place);
