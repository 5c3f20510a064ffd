using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Jobs;

/// <summary>The queue of record: every job, from its first request to its end. Every method is one transaction.</summary>
public sealed class JobStore(TrackingDatabase database, JobFeed feed, TimeProvider clock)
{
    private const string ColumnsWithoutResult =
        "id, kind, title, dataset, payload, status, progress, message, run_id, batch_id, remaining_ms, is_remaining_least, "
        + "cancel_requested, attempts, crashes, created_at, started_at, ended_at";

    private const string Columns = $"{ColumnsWithoutResult}, result";

    private const string CancelStatement =
        """
        UPDATE jobs SET
          cancel_requested = 1,
          message = CASE attempts WHEN 0 THEN 'Cancelled' ELSE 'Stopping' END,
          ended_at = CASE attempts WHEN 0 THEN @now END,
          status = CASE attempts WHEN 0 THEN 'Killed' ELSE status END
        """;

    private const string BatchColumns =
        """
        SELECT b.batch_id AS id, b.kind, MIN(b.payload) AS payload, COUNT(*) AS total,
          SUM(CASE b.status WHEN 'Queued' THEN 1 ELSE 0 END) AS waiting,
          SUM(CASE b.status WHEN 'Running' THEN 1 ELSE 0 END) AS running,
          SUM(CASE b.status WHEN 'Finished' THEN 1 ELSE 0 END) AS finished,
          SUM(CASE b.status WHEN 'Failed' THEN 1 ELSE 0 END) AS failed,
          SUM(CASE b.status WHEN 'Killed' THEN 1 ELSE 0 END) AS cancelled,
          SUM(CASE WHEN b.status IN ('Queued', 'Running') THEN b.cancel_requested ELSE 0 END) AS stopping,
          (SELECT COUNT(*) FROM jobs o WHERE o.status IN ('Queued', 'Running') AND o.kind = b.kind AND o.id < b.batch_id) AS ahead,
          SUM(CASE b.status WHEN 'Running' THEN b.progress ELSE 0.0 END) AS running_progress,
          COALESCE(AVG(CASE WHEN b.status = 'Finished' AND b.attempts = 1 THEN b.ended_at - b.started_at END), -1.0) AS measured_ms,
          MIN(b.created_at) AS created_at, MAX(b.ended_at) AS ended_at
        FROM jobs b
        """;

    /// <param name="kind">The name of its kind.</param>
    /// <param name="title">The category, the series, the file or the dataset that it works on.</param>
    /// <param name="payload">What its kind has to know, as JSON.</param>
    /// <param name="dataset">The dataset that it works on; null for none.</param>
    public Job Enqueue(string kind, string title, string payload, string? dataset = null) => Change(
        """
        INSERT INTO jobs (kind, title, payload, dataset, status, message, created_at)
        VALUES (@kind, @title, @payload, @dataset, 'Queued', 'Waiting', @now)
        """,
        new { kind, title, payload, dataset, now = clock.GetUtcNow() })!;

    /// <summary>Queues several jobs of a kind as one batch, all or none; a single one is no batch.</summary>
    /// <param name="kind">The name of their kind.</param>
    /// <param name="orders">The title and the payload of each.</param>
    /// <param name="dataset">The dataset that they work on; null for none.</param>
    /// <returns>The jobs, in their order.</returns>
    public IReadOnlyList<Job> EnqueueAll(string kind, IReadOnlyList<(string Title, string Payload)> orders, string? dataset = null)
    {
        var queued = database.Value.Write((connection, transaction) =>
        {
            long? batchId = null;
            var jobs = new List<Job>(orders.Count);
            foreach (var (title, payload) in orders)
            {
                var job = connection.QuerySingle<Job>(
                    $"""
                    INSERT INTO jobs (kind, title, payload, dataset, batch_id, status, message, created_at)
                    VALUES (@kind, @title, @payload, @dataset, @batchId, 'Queued', 'Waiting', @now)
                    RETURNING {Columns}
                    """,
                    new { kind, title, payload, dataset, batchId, now = clock.GetUtcNow() },
                    transaction);
                if (batchId is null && orders.Count > 1)
                {
                    batchId = job.Id;
                    job = job with { BatchId = batchId };
                    connection.Execute("UPDATE jobs SET batch_id = @batchId WHERE id = @batchId", new { batchId }, transaction);
                }

                jobs.Add(job);
            }

            return jobs;
        });
        queued.ForEach(feed.Publish);
        return queued;
    }

    /// <summary>A batch as it is now; null where there is none of this number.</summary>
    public JobBatch? FindBatch(long batchId)
    {
        using var connection = database.Value.Open();
        return connection.QuerySingleOrDefault<JobBatch>($"{BatchColumns} WHERE b.batch_id = @batchId GROUP BY b.batch_id, b.kind", new { batchId });
    }

    /// <summary>The batches of a kind with a number of jobs or more: first those that are not done, then the newest.</summary>
    /// <param name="kind">The name of the kind.</param>
    /// <param name="minJobs">The least number of jobs.</param>
    /// <param name="limit">The maximum number of batches.</param>
    /// <param name="dataset">Null for the batches of all datasets.</param>
    public IReadOnlyList<JobBatch> Batches(string kind, int minJobs, int limit, string? dataset = null)
    {
        using var connection = database.Value.Open();
        return connection.Query<JobBatch>(
            $"""
            {BatchColumns} WHERE b.batch_id IS NOT NULL AND b.kind = @kind AND (@dataset IS NULL OR b.dataset = @dataset)
            GROUP BY b.batch_id, b.kind HAVING COUNT(*) >= @minJobs
            ORDER BY CASE WHEN SUM(CASE WHEN b.status IN ('Queued', 'Running') THEN 1 ELSE 0 END) > 0 THEN 0 ELSE 1 END, b.batch_id DESC LIMIT @limit
            """,
            new { kind, minJobs, limit, dataset }).AsList();
    }

    /// <summary>A page of the jobs of a batch, in their order.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="status">Null for jobs of every status.</param>
    /// <param name="limit">The number of jobs on a page.</param>
    /// <param name="offset">The number of jobs before the page.</param>
    public IReadOnlyList<Job> InBatch(long batchId, JobStatus? status, int limit, int offset)
    {
        using var connection = database.Value.Open();
        return connection.Query<Job>(
            $"""
            SELECT {ColumnsWithoutResult} FROM jobs WHERE batch_id = @batchId AND (@status IS NULL OR status = @status)
            ORDER BY id LIMIT @limit OFFSET @offset
            """,
            new { batchId, status = status?.ToString(), limit, offset }).AsList();
    }

    /// <summary>Cancels every job of a batch that has not ended, in one transaction.</summary>
    /// <returns>How many there were.</returns>
    public int CancelBatch(long batchId)
    {
        // Several rows of RETURNING have no common type of a column in SQLite (0.5, then 0 as a whole number), so the rows are read afterwards.
        var cancelled = database.Value.Write((connection, transaction) =>
        {
            var ids = connection.Query<long>(
                $"{CancelStatement} WHERE batch_id = @batchId AND status IN ('Queued', 'Running') RETURNING id",
                new { batchId, now = clock.GetUtcNow() },
                transaction).ToHashSet();
            return connection.Query<Job>($"SELECT {ColumnsWithoutResult} FROM jobs WHERE batch_id = @batchId", new { batchId }, transaction)
                .Where(job => ids.Contains(job.Id)).ToList();
        });
        cancelled.ForEach(feed.Publish);
        return cancelled.Count;
    }

    public Job? Find(long id)
    {
        using var connection = database.Value.Open();
        return connection.QuerySingleOrDefault<Job>($"SELECT {Columns} FROM jobs WHERE id = @id", new { id });
    }

    /// <exception cref="UserErrorException">There is no such job.</exception>
    public Job Get(long id) => Find(id) ?? throw new UserErrorException(
        $"There is no job {id}.", "The pages Train and Data show the jobs there are, and so does GET /api/jobs.", UserErrorKind.Unknown, "id");

    /// <summary>The jobs of a kind, or of all: first what is active, then what ended last.</summary>
    /// <param name="kind">Null for all kinds.</param>
    /// <param name="limit">The number of jobs on a page.</param>
    /// <param name="offset">The number of jobs before the page.</param>
    /// <param name="maxBatch">Jobs of larger batches are left out; null for none.</param>
    /// <param name="dataset">Null for the jobs of all datasets.</param>
    public IReadOnlyList<Job> Recent(string? kind = null, int limit = 50, int offset = 0, int? maxBatch = null, string? dataset = null)
    {
        using var connection = database.Value.Open();
        return connection.Query<Job>(
            $"""
            SELECT {Columns} FROM jobs
            WHERE (@kind IS NULL OR kind = @kind) AND (@dataset IS NULL OR dataset = @dataset) AND (@maxBatch IS NULL OR batch_id IS NULL OR batch_id NOT IN (
              SELECT batch_id FROM jobs WHERE batch_id IS NOT NULL GROUP BY batch_id HAVING COUNT(*) > @maxBatch))
            ORDER BY CASE status WHEN 'Running' THEN 0 WHEN 'Queued' THEN 1 ELSE 2 END,
                     CASE status WHEN 'Queued' THEN id ELSE -id END
            LIMIT @limit OFFSET @offset
            """,
            new { kind, limit, offset, maxBatch, dataset }).AsList();
    }

    /// <summary>The number of jobs of a kind, or of all.</summary>
    public int Count(string? kind = null)
    {
        using var connection = database.Value.Open();
        return connection.ExecuteScalar<int>("SELECT COUNT(*) FROM jobs WHERE @kind IS NULL OR kind = @kind", new { kind });
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
    /// <param name="kind">Null for all kinds.</param>
    /// <param name="dataset">Null for the jobs of all datasets.</param>
    public IReadOnlyList<JobState> ActiveStates(string? kind = null, string? dataset = null)
    {
        using var connection = database.Value.Open();
        return connection.Query<JobState>(
            """
            SELECT id, kind, dataset, status, progress, message, cancel_requested, batch_id FROM jobs
            WHERE status IN ('Queued', 'Running') AND (@kind IS NULL OR kind = @kind) AND (@dataset IS NULL OR dataset = @dataset)
            ORDER BY id
            """,
            new { kind, dataset }).AsList();
    }

    /// <summary>The jobs that wait or run and were cancelled.</summary>
    public IReadOnlyList<JobState> CancelRequests()
    {
        using var connection = database.Value.Open();
        return connection.Query<JobState>(
            """
            SELECT id, kind, dataset, status, progress, message, cancel_requested, batch_id FROM jobs
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

    /// <param name="id">The job.</param>
    /// <param name="progress">The fraction that is done, 0 to 1.</param>
    /// <param name="message">The same in words.</param>
    /// <param name="remaining">The time that is still needed; null where it is not known.</param>
    /// <param name="isLeast">Whether that is a lower bound.</param>
    public void Report(long id, double progress, string message, TimeSpan? remaining = null, bool isLeast = false) => Change(
        """
        UPDATE jobs SET progress = @progress, message = @message, remaining_ms = @remaining, is_remaining_least = @isLeast
        WHERE id = @id AND status = 'Running'
        """,
        new
        {
            id,
            progress = Math.Clamp(progress, 0, 1),
            message,
            remaining = (long?)remaining?.TotalMilliseconds,
            isLeast = isLeast ? 1 : 0,
        });

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
        $"{CancelStatement} WHERE id = @id AND status IN ('Queued', 'Running')",
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
