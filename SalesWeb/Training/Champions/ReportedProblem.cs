namespace SalesWeb.Training.Champions;

/// <summary>Why a category, or a model for a category, is missing from a backtest.</summary>
/// <param name="Category">The category.</param>
/// <param name="Model">The model that cannot forecast it; null where none was asked.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ReportedProblem(string Category, string? Model, string Problem, string Remedy);
