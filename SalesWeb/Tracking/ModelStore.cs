using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Tracking;

/// <summary>Which run answers for which category.</summary>
public sealed class ModelStore(TrackingDatabase database, TimeProvider clock)
{
    private const string Columns = "SELECT dataset, category, run_id, published_at FROM published_models";

    public PublishedModel? Find(string dataset, string category)
    {
        using var connection = database.Value.Open();
        return connection.QuerySingleOrDefault<PublishedModel>(
            $"{Columns} WHERE dataset = @dataset AND category = @category", new { dataset, category });
    }

    /// <summary>The models of a dataset, in the order of their categories.</summary>
    public IReadOnlyList<PublishedModel> List(string dataset)
    {
        using var connection = database.Value.Open();
        return connection.Query<PublishedModel>($"{Columns} WHERE dataset = @dataset ORDER BY category", new { dataset }).AsList();
    }

    /// <summary>Ends the run and lets it answer from now on, both or neither.</summary>
    /// <exception cref="InvalidOperationException">The run is not running.</exception>
    public void FinishAndPublish(long runId, string dataset, string category) => database.Value.Write((connection, transaction) =>
    {
        var now = clock.GetUtcNow();
        var ended = connection.Execute(
            "UPDATE runs SET status = 'Finished', ended_at = @now WHERE id = @runId AND status = 'Running'", new { runId, now }, transaction);
        if (ended == 0)
            throw new InvalidOperationException($"Run {runId} is not running, so it cannot be published.");

        connection.Execute(
            """
            INSERT INTO published_models (dataset, category, run_id, published_at) VALUES (@dataset, @category, @runId, @now)
            ON CONFLICT (dataset, category) DO UPDATE SET run_id = excluded.run_id, published_at = excluded.published_at
            """,
            new { dataset, category, runId, now },
            transaction);
    });

    /// <summary>Forgets the models of a dataset that was deleted; their runs stay.</summary>
    public void Withdraw(string dataset) => database.Value.Write((connection, transaction) =>
        connection.Execute("DELETE FROM published_models WHERE dataset = @dataset", new { dataset }, transaction));
}
