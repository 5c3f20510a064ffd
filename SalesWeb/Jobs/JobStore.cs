using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Jobs;

/// <summary>The queue of record: every job, from its first request to its end. Every method is one transaction.</summary>
public sealed class JobStore(TrackingDatabase database, JobFeed feed, TimeProvider clock)
{
    private const string Columns =
        "id, kind, title, payload, status, progress, message, result, run_id, cancel_requested, created_at, started_at, ended_at";

    public Job Enqueue(string kind, string title, string payload) => Change(
        """
        INSERT INTO jobs (kind, title, payload, status, message, created_at) VALUES (@kind, @title, @payload, 'Queued', 'Waiting', @now)
        """,
        new { kind, title, payload, now = clock.GetUtcNow() })!;

    public Job? Find(long id)
    {
        using var connection = database.Value.Open();
        return connection.QuerySingleOrDefault<Job>($"SELECT {Columns} FROM jobs WHERE id = @id", new { id });
    }

    /// <exception cref="UserErrorException">There is no such job.</exception>
    public Job Get(long id) => Find(id) ?? throw new UserErrorException(
        $"There is no job {id}.", "The pages Train and Data show the jobs there are, and so does GET /api/jobs.", UserErrorKind.Unknown, "id");

    /// <summary>The jobs of a kind, or of all: first what is active, then what ended last.</summary>
    public IReadOnlyList<Job> Recent(string? kind = null, int limit = 50)
    {
        using var connection = database.Value.Open();
        return connection.Query<Job>(
            $"""
            SELECT {Columns} FROM jobs WHERE @kind IS NULL OR kind = @kind
            ORDER BY CASE status WHEN 'Running' THEN 0 WHEN 'Queued' THEN 1 ELSE 2 END,
                     CASE status WHEN 'Queued' THEN id ELSE -id END
            LIMIT @limit
            """,
            new { kind, limit }).AsList();
    }

    /// <summary>Every job that waits or runs, the oldest first.</summary>
    public IReadOnlyList<Job> Active(string? kind = null)
    {
        using var connection = database.Value.Open();
        return connection.Query<Job>(
            $"SELECT {Columns} FROM jobs WHERE status IN ('Queued', 'Running') AND (@kind IS NULL OR kind = @kind) ORDER BY id",
            new { kind }).AsList();
    }

    /// <summary>Takes the oldest waiting job of a kind for this process; null where none waits.</summary>
    public Job? Take(string kind) => Change(
        """
        UPDATE jobs SET status = 'Running', message = 'Starting', owner = @owner, started_at = @now
        WHERE id = (SELECT MIN(id) FROM jobs WHERE status = 'Queued' AND kind = @kind) AND status = 'Queued'
        """,
        new { kind, owner = ProcessIdentity.Current, now = clock.GetUtcNow() });

    public void Report(long id, double progress, string message) => Change(
        "UPDATE jobs SET progress = @progress, message = @message WHERE id = @id AND status = 'Running'",
        new { id, progress = Math.Clamp(progress, 0, 1), message });

    public void Attach(long id, long runId) => Change("UPDATE jobs SET run_id = @runId WHERE id = @id", new { id, runId });

    public void Finish(long id, string result) => Change(
        """
        UPDATE jobs SET status = 'Finished', progress = 1, message = 'Finished', result = @result, ended_at = @now
        WHERE id = @id AND status = 'Running'
        """,
        new { id, result, now = clock.GetUtcNow() });

    public void Fail(long id, string why) => Change(
        "UPDATE jobs SET status = 'Failed', message = @why, ended_at = @now WHERE id = @id AND status = 'Running'",
        new { id, why, now = clock.GetUtcNow() });

    public void Kill(long id) => Change(
        "UPDATE jobs SET status = 'Killed', message = 'Cancelled', ended_at = @now WHERE id = @id AND status IN ('Queued', 'Running')",
        new { id, now = clock.GetUtcNow() });

    /// <summary>Ends a waiting job at once, and asks a running one to stop.</summary>
    /// <returns>The job as it stands now, or null where it had ended before.</returns>
    public Job? Cancel(long id) => Change(
        """
        UPDATE jobs SET
          cancel_requested = 1,
          message = CASE status WHEN 'Queued' THEN 'Cancelled' ELSE 'Stopping' END,
          ended_at = CASE status WHEN 'Queued' THEN @now END,
          status = CASE status WHEN 'Queued' THEN 'Killed' ELSE status END
        WHERE id = @id AND status IN ('Queued', 'Running')
        """,
        new { id, now = clock.GetUtcNow() });

    /// <summary>Marks as failed every job whose process is no more.</summary>
    /// <returns>Those jobs.</returns>
    public IReadOnlyList<Job> FailAbandoned(string why)
    {
        using var connection = database.Value.Open();
        var abandoned = connection.Query<(long Id, string Owner)>("SELECT id, owner FROM jobs WHERE status = 'Running'")
            .Where(job => !ProcessIdentity.IsAlive(job.Owner))
            .Select(job => job.Id)
            .ToList();
        abandoned.ForEach(id => Fail(id, why));
        return [.. abandoned.Select(Get)];
    }

    /// <summary>Runs a statement that changes at most one job, and tells the feed how it stands now.</summary>
    private Job? Change(string sql, object values)
    {
        var job = database.Value.Write((connection, transaction) =>
            connection.QuerySingleOrDefault<Job>($"{sql} RETURNING {Columns}", values, transaction));
        if (job is not null)
            feed.Publish(job);
        return job;
    }
}
