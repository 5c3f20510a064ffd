namespace SalesWeb.Quality;

/// <summary>A day of the year on which there is no row year after year.</summary>
/// <param name="Name">"25 December", "Good Friday".</param>
/// <param name="Missing">In how many years it has no row.</param>
/// <param name="Years">In how many years it could have had one.</param>
public sealed record YearlyClosure(string Name, int Missing, int Years);
