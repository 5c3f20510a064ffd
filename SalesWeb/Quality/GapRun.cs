namespace SalesWeb.Quality;

/// <summary>Periods without a row, one after the other.</summary>
/// <param name="First">The date of the first.</param>
/// <param name="Last">The date of the last (included).</param>
/// <param name="Length">How many, at least 1.</param>
public sealed record GapRun(DateOnly First, DateOnly Last, int Length);
