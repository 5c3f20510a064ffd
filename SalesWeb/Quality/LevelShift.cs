namespace SalesWeb.Quality;

/// <summary>A time from which on usually more, or less, was sold.</summary>
/// <param name="Date">About when it began.</param>
/// <param name="Before">What a period usually sold in the time before.</param>
/// <param name="After">What it usually sold behind.</param>
/// <param name="MayBeSeason">Whether the data is too short to tell it from a season of the year.</param>
public sealed record LevelShift(DateOnly Date, double Before, double After, bool MayBeSeason);
