using System.Collections.Concurrent;
using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Tracking;

/// <summary>The life of a run: it starts, is measured, and ends once. Every method is one transaction.</summary>
/// <remarks>Synchronous, because SQLite is: its asynchronous methods block all the same.</remarks>
public sealed class RunStore(TrackingDatabase database, TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, (RunStatus Status, string? Failure)> _unnoted = [];

    /// <summary>Begins a run, and its experiment too where that is new.</summary>
    /// <returns>The id of the run.</returns>
    public long Start(RunStart start) => database.Value.Write((connection, transaction) =>
    {
        var now = clock.GetUtcNow();
        connection.Execute(
            "INSERT INTO experiments (name, created_at) VALUES (@Experiment, @now) ON CONFLICT (name) DO NOTHING",
            new { start.Experiment, now },
            transaction);
        var id = connection.ExecuteScalar<long>(
            """
            INSERT INTO runs (experiment_id, name, status, dataset, category, model, owner, started_at)
            SELECT id, @Name, 'Running', @Dataset, @Category, @Model, @owner, @now FROM experiments WHERE name = @Experiment
            RETURNING id
            """,
            new { start.Experiment, start.Name, start.Dataset, start.Category, start.Model, owner = ProcessIdentity.Current, now },
            transaction);
        connection.Execute(
            "INSERT INTO params (run_id, name, value) VALUES (@id, @Key, @Value)",
            start.Params.Select(param => new { id, param.Key, param.Value }),
            transaction);
        connection.Execute(
            "INSERT INTO tags (run_id, name, value) VALUES (@id, @Key, @Value)",
            start.Tags.Select(tag => new { id, tag.Key, tag.Value }),
            transaction);
        return id;
    });

    /// <summary>Lets a run that was interrupted go on in this process, if it was begun with the same params and tags.</summary>
    /// <returns>Whether it goes on; otherwise nothing is changed.</returns>
    public bool Resume(long id, RunStart start) => database.Value.Write((connection, transaction) =>
    {
        return IsSame("params", start.Params) && IsSame("tags", start.Tags) && connection.Execute(
            """
            UPDATE runs SET status = 'Running', failure = NULL, ended_at = NULL, owner = @owner
            WHERE id = @id AND status IN ('Running', 'Failed')
            """,
            new { id, owner = ProcessIdentity.Current },
            transaction) == 1;

        bool IsSame(string table, IReadOnlyDictionary<string, string> pairs) => connection
            .Query<(string, string)>($"SELECT name, value FROM {table} WHERE run_id = @id", new { id }, transaction).ToHashSet()
            .SetEquals(pairs.Select(pair => (pair.Key, pair.Value)));
    });

    /// <summary>Notes what was measured at one step; a value noted twice for a step is replaced.</summary>
    public void Measure(long id, int step, IReadOnlyDictionary<string, double> values) => database.Value.Write((connection, transaction) =>
    {
        var rows = values.Select(value => new
        {
            id,
            key = value.Key,
            step,
            value = double.IsFinite(value.Value) ? value.Value : (double?)null,
            now = clock.GetUtcNow(),
        }).ToList();
        connection.Execute(
            """
            INSERT INTO measurements (run_id, name, step, value, measured_at) VALUES (@id, @key, @step, @value, @now)
            ON CONFLICT (run_id, name, step) DO UPDATE SET value = excluded.value, measured_at = excluded.measured_at
            """,
            rows,
            transaction);
        connection.Execute(
            """
            INSERT INTO metrics (run_id, name, step, value) VALUES (@id, @key, @step, @value)
            ON CONFLICT (run_id, name) DO UPDATE SET step = excluded.step, value = excluded.value
            """,
            rows,
            transaction);
    });

    /// <exception cref="InvalidOperationException">The run has already ended, or never began.</exception>
    public void Finish(long id)
    {
        if (!End(id, RunStatus.Finished, failure: null))
            throw new InvalidOperationException($"Run {id} is not running, so it cannot finish.");
    }

    /// <summary>Ends a running run as failed. A run that has ended already stays as it is.</summary>
    /// <returns>Whether the run was running.</returns>
    public bool Fail(long id, string failure) => End(id, RunStatus.Failed, failure);

    /// <summary>Ends a running run as cancelled. A run that has ended already stays as it is.</summary>
    /// <inheritdoc cref="Fail"/>
    public bool Kill(long id) => End(id, RunStatus.Killed, failure: null);

    /// <summary>Marks as failed every run whose process is no more.</summary>
    /// <returns>How many there were.</returns>
    public int FailAbandoned(string failure)
    {
        using var connection = database.Value.Open();
        var abandoned = connection.Query<(long Id, string Owner)>("SELECT id, owner FROM runs WHERE status = 'Running'")
            .Where(run => !ProcessIdentity.IsAlive(run.Owner))
            .ToList();
        // One that another program lets go on meanwhile has another owner then.
        return abandoned.Sum(run => End(run.Id, RunStatus.Failed, failure, run.Owner));
    }

    /// <summary>Stores the ends of runs that could not be stored when they came, because nothing could be written.</summary>
    /// <exception cref="UserErrorException">Nothing can be written yet.</exception>
    public void NoteUnnotedEnds()
    {
        foreach (var end in _unnoted)
        {
            _ = End(end.Key, end.Value.Status, end.Value.Failure, owner: null);
            _unnoted.TryRemove(end);
        }
    }

    private bool End(long id, RunStatus status, string? failure)
    {
        try
        {
            return End(id, status, failure, owner: null) == 1;
        }
        catch (UserErrorException)
        {
            // The last end of a run counts: one that could not be stored as finished is reported as failed afterwards.
            _unnoted[id] = (status, failure);
            throw;
        }
    }

    /// <summary>Ends a run that is running and, unless <paramref name="owner"/> is null, that of this process.</summary>
    private int End(long id, RunStatus status, string? failure, string? owner) => database.Value.Write((connection, transaction) => connection.Execute(
        """
        UPDATE runs SET status = @status, failure = @failure, ended_at = @now
        WHERE id = @id AND status = 'Running' AND (@owner IS NULL OR owner = @owner)
        """,
        new { id, status = status.ToString(), failure, owner, now = clock.GetUtcNow() },
        transaction));
}
