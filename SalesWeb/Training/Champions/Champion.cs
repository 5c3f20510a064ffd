using System.Text.Json;
using SalesWeb.Tracking;

namespace SalesWeb.Training.Champions;

/// <summary>The model that answers for a category, and why.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Category">Its category.</param>
/// <param name="Model">The name of the model.</param>
/// <param name="RunId">The run of the backtest that speaks for it.</param>
/// <param name="ByRule">Whether the rule chose it; otherwise someone did.</param>
/// <param name="Standing">What that backtest found of it.</param>
public sealed record Champion(string Dataset, string Category, string Model, long RunId, bool ByRule, Standing Standing)
{
    /// <summary>As it is kept.</summary>
    public static Champion Of(ChampionRow row) =>
        new(row.Dataset, row.Category, row.Model, row.RunId, row.ByRule, JsonSerializer.Deserialize<Standing>(row.Standing, ChampionFormat.Json)!);

    /// <summary>As it is to be kept.</summary>
    public ChampionRow ToRow() => new()
    {
        Dataset = Dataset,
        Category = Category,
        Model = Model,
        RunId = RunId,
        ByRule = ByRule,
        Standing = JsonSerializer.Serialize(Standing, ChampionFormat.Json),
    };
}
