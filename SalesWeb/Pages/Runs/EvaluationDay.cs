namespace SalesWeb.Pages.Runs;

/// <summary>One period of the validation part, in the unit of the series.</summary>
/// <param name="Date">The period.</param>
/// <param name="Actual">What was sold.</param>
/// <param name="Predicted">What the network had said.</param>
/// <param name="Naive">What seasonal naive had said; null where it could not.</param>
public sealed record EvaluationDay(string Date, double? Actual, double? Predicted, double? Naive);
