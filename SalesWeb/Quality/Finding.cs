namespace SalesWeb.Quality;

/// <summary>Something about a series that is worth knowing.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="About">What it is about, in a word or two.</param>
/// <param name="Text">It, in whole sentences.</param>
public sealed record Finding(Severity Severity, string About, string Text);
