namespace SalesWeb.Training.Champions;

/// <summary>What the rule decided for a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Model">Its champion from now on.</param>
/// <param name="Before">Its champion until now; null where there was none.</param>
/// <param name="ByRule">Whether the rule chose it; otherwise someone did, and the rule lets it be.</param>
/// <param name="Why">The reason, in one sentence.</param>
public sealed record ChampionChoice(string Category, string Model, string? Before, bool ByRule, string Why);
