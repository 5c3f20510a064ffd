using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Jobs;

/// <summary>The queue of record: every job, from its first request to its end. Every method is one transaction.</summary>
public sealed class JobStore(TrackingDatabase database, JobFeed feed, TimeProvider clock)
{
    private const string ColumnsWithoutResult =
        "id, kind, title, payload, status, progress, message, run_id, cancel_requested, attempts, crashes, created_at, started_at, ended_at";

    private const string Columns = $"{ColumnsWithoutResult}, result";

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

    /// <summary>The states of the jobs that wait or run, the oldest first: few bytes for each, for listeners that read them every second.</summary>
    public IReadOnlyList<JobState> ActiveStates(string? kind = null)
    {
        using var connection = database.Value.Open();
        return connection.Query<JobState>(
            """
            SELECT id, kind, status, progress, message, cancel_requested FROM jobs
            WHERE status IN ('Queued', 'Running') AND (@kind IS NULL OR kind = @kind) ORDER BY id
            """,
            new { kind }).AsList();
    }

    /// <summary>The jobs that wait or run and were cancelled.</summary>
    public IReadOnlyList<JobState> CancelRequests()
    {
        using var connection = database.Value.Open();
        return connection.Query<JobState>(
            """
            SELECT id, kind, status, progress, message, cancel_requested FROM jobs
            WHERE cancel_requested = 1 AND status IN ('Queued', 'Running') ORDER BY id
            """).AsList();
    }

    /// <summary>The jobs that ended before they were done and still have something to remove, the oldest first.</summary>
    public IReadOnlyList<Job> ToCleanUp()
    {
        using var connection = database.Value.Open();
        return connection.Query<Job>($"SELECT {Columns} FROM jobs WHERE needs_cleanup = 1 ORDER BY id").AsList();
    }

    /// <summary>
    /// From the first job that failed or was cancelled, and ended at <paramref name="since"/> or later, every later one, in the order they were asked for; none
    /// where there was no such trouble. They come without what they found, which can be long.
    /// </summary>
    public IReadOnlyList<Job> SinceTrouble(DateTimeOffset since)
    {
        using var connection = database.Value.Open();
        return connection.Query<Job>(
            $"""
            SELECT {ColumnsWithoutResult} FROM jobs
            WHERE id >= (SELECT MIN(id) FROM jobs WHERE status IN ('Failed', 'Killed') AND ended_at >= @since)
            ORDER BY id
            """,
            new { since }).AsList();
    }

    /// <summary>Takes the oldest waiting job of a kind for this process; null where none waits.</summary>
    public Job? Take(string kind) => Change(
        """
        UPDATE jobs SET
          status = 'Running',
          message = CASE attempts WHEN 0 THEN 'Starting' ELSE 'Resuming' END,
          owner = @owner,
          attempts = attempts + 1,
          started_at = COALESCE(started_at, @now)
        WHERE id = (SELECT MIN(id) FROM jobs WHERE status = 'Queued' AND cancel_requested = 0 AND kind = @kind) AND status = 'Queued'
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

    /// <param name="id">The job.</param>
    /// <param name="why">Why it failed, in the words shown to the user.</param>
    /// <param name="needsCleanup">Whether it is listed by <see cref="ToCleanUp"/> until <see cref="CleanedUp"/>.</param>
    public void Fail(long id, string why, bool needsCleanup = false) => Change(
        """
        UPDATE jobs SET status = 'Failed', message = @why, ended_at = @now, needs_cleanup = @needsCleanup
        WHERE id = @id AND status = 'Running'
        """,
        new { id, why, needsCleanup = needsCleanup ? 1 : 0, now = clock.GetUtcNow() });

    /// <summary>Fails a running job that the end of the program interrupts; one that was cancelled just before is killed.</summary>
    /// <inheritdoc cref="Fail"/>
    public void Interrupt(long id, string why, bool needsCleanup) => Change(
        """
        UPDATE jobs SET
          status = CASE cancel_requested WHEN 1 THEN 'Killed' ELSE 'Failed' END,
          message = CASE cancel_requested WHEN 1 THEN 'Cancelled' ELSE @why END,
          ended_at = @now,
          needs_cleanup = @needsCleanup
        WHERE id = @id AND status = 'Running'
        """,
        new { id, why, needsCleanup = needsCleanup ? 1 : 0, now = clock.GetUtcNow() });

    /// <inheritdoc cref="Fail"/>
    /// <returns>The job as it stands now, or null where it had ended before.</returns>
    public Job? Kill(long id, bool needsCleanup = false) => Change(
        """
        UPDATE jobs SET status = 'Killed', message = 'Cancelled', ended_at = @now, needs_cleanup = @needsCleanup
        WHERE id = @id AND status IN ('Queued', 'Running')
        """,
        new { id, needsCleanup = needsCleanup ? 1 : 0, now = clock.GetUtcNow() });

    /// <summary>Records that nothing is left of a job that ended before it was done.</summary>
    public void CleanedUp(long id) => Change("UPDATE jobs SET needs_cleanup = 0 WHERE id = @id AND needs_cleanup = 1", new { id });

    /// <summary>Ends a waiting job at once, and asks one that was begun to stop: it has something to clear away.</summary>
    /// <returns>The job as it stands now, or null where it had ended before.</returns>
    public Job? Cancel(long id) => Change(
        """
        UPDATE jobs SET
          cancel_requested = 1,
          message = CASE attempts WHEN 0 THEN 'Cancelled' ELSE 'Stopping' END,
          ended_at = CASE attempts WHEN 0 THEN @now END,
          status = CASE attempts WHEN 0 THEN 'Killed' ELSE status END
        WHERE id = @id AND status IN ('Queued', 'Running')
        """,
        new { id, now = clock.GetUtcNow() });

    /// <summary>Puts back a running job that the end of this program cuts short.</summary>
    public void Suspend(long id) => Change(
        "UPDATE jobs SET status = 'Queued', message = 'Resuming', owner = NULL, crashes = 0 WHERE id = @id AND status = 'Running'",
        new { id });

    /// <summary>The running jobs whose process is no more.</summary>
    public IReadOnlyList<Job> Abandoned()
    {
        using var connection = database.Value.Open();
        return [.. connection.Query<(long Id, string Owner, int Attempts)>("SELECT id, owner, attempts FROM jobs WHERE status = 'Running'")
            .Where(job => !ProcessIdentity.IsAlive(job.Owner))
            .Select(job => Get(job.Id) with { Attempts = job.Attempts })];
    }

    /// <summary>Settles a job whose process died. Nothing is changed where another program has done so, and perhaps begun it once more.</summary>
    /// <param name="job">As <see cref="Abandoned"/> gave it.</param>
    /// <param name="status"><see cref="JobStatus.Queued"/> to run it again, otherwise its end.</param>
    /// <param name="message">Why.</param>
    /// <returns>The job as it stands now; null where nothing was changed.</returns>
    public Job? Settle(Job job, JobStatus status, string message) => Change(
        """
        UPDATE jobs SET
          status = @status,
          message = @message,
          owner = NULL,
          crashes = crashes + 1,
          needs_cleanup = CASE @status WHEN 'Queued' THEN 0 ELSE 1 END,
          ended_at = CASE @status WHEN 'Queued' THEN NULL ELSE @now END
        WHERE id = @Id AND status = 'Running' AND attempts = @Attempts
        """,
        new { job.Id, job.Attempts, status = status.ToString(), message, now = clock.GetUtcNow() });

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
