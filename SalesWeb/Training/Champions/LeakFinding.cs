using System.Text.Json;

namespace SalesWeb.Training.Champions;

/// <summary>What a leak check found.</summary>
/// <param name="Dataset">On which data the models were tried.</param>
/// <param name="Honest">The models whose forecasts did not change with what came after the cut-off.</param>
/// <param name="Leaky">Those whose forecasts did; they look ahead.</param>
public sealed record LeakFinding(string Dataset, IReadOnlyList<string> Honest, IReadOnlyList<string> Leaky)
{
    /// <summary>How it stands in the result of its job.</summary>
    public static JsonSerializerOptions Format => ChampionFormat.Json;

    /// <summary>The same in one sentence.</summary>
    public string Sentence => Leaky.Count == 0
        ? $"Nobody looks ahead: with all that came after the cut-off replaced by 1,000,000,000, not one forecast of {string.Join(", ", Honest)} changed."
        : $"These look ahead, so do not trust what a backtest says of them: {string.Join(", ", Leaky)}.";
}
