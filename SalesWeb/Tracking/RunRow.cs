namespace SalesWeb.Tracking;

/// <summary>A line of a table of runs.</summary>
/// <param name="Run">The run itself.</param>
/// <param name="Metrics">The last value of each of its metrics; one that could not be computed is not there.</param>
public sealed record RunRow(Run Run, IReadOnlyDictionary<string, double> Metrics);
