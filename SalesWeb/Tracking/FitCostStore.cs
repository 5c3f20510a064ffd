using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Tracking;

/// <summary>What fits of models have cost on this machine, in seconds per thousand values of the past, as the last backtest of each dataset measured it.</summary>
public sealed class FitCostStore(TrackingDatabase database, TimeProvider clock)
{
    /// <summary>The costs by model: as measured on a dataset, and of a model that was not fitted there as measured last on any other.</summary>
    public IReadOnlyDictionary<string, double> Find(string dataset)
    {
        using var connection = database.Value.Open();
        return connection.Query<(string Model, double Cost)>(
                """
                SELECT model, seconds_per_thousand_values FROM fit_costs
                ORDER BY CASE dataset WHEN @dataset THEN 0 ELSE 1 END, measured_at DESC
                """,
                new { dataset })
            .DistinctBy(row => row.Model)
            .ToDictionary(row => row.Model, row => row.Cost, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Keeps what a backtest of a dataset measured, instead of what an earlier one did.</summary>
    public void Save(string dataset, IReadOnlyDictionary<string, double> costs) => database.Value.Write((connection, transaction) =>
        connection.Execute(
            """
            INSERT INTO fit_costs (dataset, model, seconds_per_thousand_values, measured_at) VALUES (@dataset, @Key, @Value, @now)
            ON CONFLICT (dataset, model) DO UPDATE SET
              seconds_per_thousand_values = excluded.seconds_per_thousand_values, measured_at = excluded.measured_at
            """,
            costs.Select(cost => new { dataset, cost.Key, cost.Value, now = clock.GetUtcNow() }),
            transaction));
}
