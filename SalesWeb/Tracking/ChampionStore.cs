using System.Data;
using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Tracking;

/// <summary>Which model answers for which category. Every method is one transaction.</summary>
public sealed class ChampionStore(TrackingDatabase database, TimeProvider clock)
{
    private const string Columns = "SELECT dataset, category, model, run_id, standing, by_rule, promoted_at FROM champions";

    public ChampionRow? Find(string dataset, string category)
    {
        using var connection = database.Value.Open();
        return connection.QuerySingleOrDefault<ChampionRow>(
            $"{Columns} WHERE dataset = @dataset AND category = @category", new { dataset, category });
    }

    /// <summary>The champions of a dataset, in the order of their categories.</summary>
    public IReadOnlyList<ChampionRow> List(string dataset)
    {
        using var connection = database.Value.Open();
        return connection.Query<ChampionRow>($"{Columns} WHERE dataset = @dataset ORDER BY category", new { dataset }).AsList();
    }

    /// <summary>The same in few words, for those who only want to know whether anything has changed.</summary>
    public IReadOnlyList<ChampionHead> Heads(string dataset)
    {
        using var connection = database.Value.Open();
        return connection.Query<ChampionHead>(
            "SELECT category, model, run_id, promoted_at FROM champions WHERE dataset = @dataset ORDER BY category", new { dataset }).AsList();
    }

    /// <summary>Lets a model answer for a category from now on.</summary>
    public void Promote(ChampionRow champion) => database.Value.Write((connection, transaction) =>
    {
        Promote(connection, transaction, [champion]);
    });

    /// <summary>
    /// Ends the run of a backtest and makes its champions, all or nothing. They are chosen within the transaction, so a champion that somebody
    /// chose while the backtest was running is seen and not overwritten unseen.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="dataset">The dataset that was compared.</param>
    /// <param name="choose">Given the champions as they are now, returns those that change; perhaps none.</param>
    /// <exception cref="InvalidOperationException">The run is not running.</exception>
    public void FinishAndPromote(
        long runId, string dataset, Func<IReadOnlyList<ChampionRow>, IReadOnlyList<ChampionRow>> choose) => database.Value.Write((connection, transaction) =>
    {
        var ended = connection.Execute(
            "UPDATE runs SET status = 'Finished', ended_at = @now WHERE id = @runId AND status = 'Running'",
            new { runId, now = clock.GetUtcNow() },
            transaction);
        if (ended == 0)
            throw new InvalidOperationException($"Run {runId} is not running, so nothing of it can become champion.");
        var present = connection.Query<ChampionRow>($"{Columns} WHERE dataset = @dataset", new { dataset }, transaction).AsList();
        Promote(connection, transaction, choose(present));
    });

    /// <summary>Forgets the champions of a dataset that was deleted; the runs of their backtests stay.</summary>
    public void Withdraw(string dataset) => database.Value.Write((connection, transaction) =>
        connection.Execute("DELETE FROM champions WHERE dataset = @dataset", new { dataset }, transaction));

    private void Promote(IDbConnection connection, IDbTransaction transaction, IReadOnlyList<ChampionRow> champions) => connection.Execute(
        """
        INSERT INTO champions (dataset, category, model, run_id, standing, by_rule, promoted_at)
        VALUES (@Dataset, @Category, @Model, @RunId, @Standing, @ByRule, @now)
        ON CONFLICT (dataset, category) DO UPDATE SET
          model = excluded.model, run_id = excluded.run_id, standing = excluded.standing, by_rule = excluded.by_rule,
          promoted_at = excluded.promoted_at
        """,
        champions.Select(one => new
        {
            one.Dataset,
            one.Category,
            one.Model,
            one.RunId,
            one.Standing,
            ByRule = one.ByRule ? 1 : 0,
            now = clock.GetUtcNow(),
        }),
        transaction);
}
