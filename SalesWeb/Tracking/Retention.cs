using System.Data;
using Dapper;
using SalesWeb.Settings;
using SalesWeb.Storage;

namespace SalesWeb.Tracking;

/// <summary>
/// Removes what the <c>retention:</c> settings no longer keep: jobs, runs, epochs and files of runs. Never removed are runs that are running,
/// that answer as a published model or stand behind a champion, that a job still needs, the newest finished run of each model and category
/// (Compare shows the newest backtest), the newest job of each kind, and the newest run, so that no number is given twice.
/// </summary>
public sealed class Retention(TrackingDatabase database, ArtifactStore artifacts, SalesWebSettings settings, TimeProvider clock)
{
    /// <summary>The number of runs removed in one transaction, so that trainings wait for moments only.</summary>
    private const int MaxRunsAtOnce = 200;

    /// <summary>The number of jobs removed in one transaction.</summary>
    private const int MaxJobsAtOnce = 2_000;

    /// <summary>The number of epochs that a thinned curve keeps at least; only curves of twice as many are thinned.</summary>
    private const int ThinnedEpochs = 200;

    private const string RemovableRun =
        """
        r.status <> 'Running'
        AND r.id < (SELECT MAX(id) FROM runs)
        AND r.id NOT IN (SELECT MAX(id) FROM runs WHERE status = 'Finished' GROUP BY dataset, model, category)
        AND r.id NOT IN (SELECT run_id FROM published_models)
        AND r.id NOT IN (SELECT run_id FROM champions)
        AND r.id NOT IN (SELECT run_id FROM jobs WHERE run_id IS NOT NULL AND (status IN ('Queued', 'Running') OR needs_cleanup = 1))
        """;

    private const string RemovableJob =
        """
        j.status NOT IN ('Queued', 'Running') AND j.needs_cleanup = 0 AND j.ended_at < @before
        AND j.id NOT IN (SELECT MAX(id) FROM jobs GROUP BY kind)
        AND j.id NOT IN (SELECT inspect_job_id FROM staged_files WHERE inspect_job_id IS NOT NULL)
        AND j.id NOT IN (SELECT check_job_id FROM staged_files WHERE check_job_id IS NOT NULL)
        AND j.id NOT IN (SELECT import_job_id FROM staged_files WHERE import_job_id IS NOT NULL)
        """;

    /// <summary>The epochs that a curve does not need: all but every nth, the first, the last, and the one with the lowest validation loss.</summary>
    private const string Thinnable =
        """
        FROM measurements m JOIN (
          SELECT l.run_id, l.name, COUNT(*) / @ThinnedEpochs AS stride, MIN(l.step) AS first, MAX(l.step) AS last
          FROM measurements l JOIN runs r ON r.id = l.run_id
          WHERE r.status <> 'Running' AND r.ended_at < @before AND (@run IS NULL OR l.run_id = @run)
          GROUP BY l.run_id, l.name HAVING COUNT(*) >= 2 * @ThinnedEpochs
        ) c ON c.run_id = m.run_id AND c.name = m.name
        WHERE m.step % c.stride <> 0 AND m.step <> c.first AND m.step <> c.last
          AND m.step <> COALESCE((
            SELECT b.step FROM measurements b WHERE b.run_id = m.run_id AND b.name = 'val_loss' AND b.value IS NOT NULL
            ORDER BY b.value, b.step LIMIT 1), -1)
        """;

    private readonly RetentionSettings _keep = settings.Retention;

    /// <summary>What <see cref="Remove"/> would remove now.</summary>
    public RetentionReport Preview()
    {
        using var connection = database.Value.Open();
        var (failed, finished) = (FailedRuns(connection), FinishedRuns(connection));
        var files = RunsWithFiles(connection, [.. failed, .. finished]);
        return new RetentionReport
        {
            Jobs = Jobs(connection),
            FailedRuns = Runs(connection, failed),
            FinishedRuns = Runs(connection, finished),
            Epochs = Epochs(connection),
            Files = Files(files),
        };
    }

    /// <summary>Removes it, in many small transactions; ends between two of them when it is cancelled.</summary>
    /// <returns>What was removed.</returns>
    public RetentionReport Remove(CancellationToken cancellation)
    {
        // Runs without a row are counted with the files: an earlier removal was cut off between the rows and the folders.
        var found = Preview();
        using var connection = database.Value.Open();
        var removed = new RetentionReport
        {
            Jobs = found.Jobs with { Count = RemoveJobs(cancellation) },
            FailedRuns = found.FailedRuns with { Count = RemoveRuns(FailedRuns(connection), cancellation) },
            FinishedRuns = found.FinishedRuns with { Count = RemoveRuns(FinishedRuns(connection), cancellation) },
            Epochs = found.Epochs with { Count = RemoveEpochs(cancellation) },
            Files = Expired.None,
        };
        var files = Expired.None;
        foreach (var id in RunsWithFiles(connection, []))
        {
            cancellation.ThrowIfCancellationRequested();
            var bytes = artifacts.Bytes(id);
            if (RemoveFiles(id))
                files = new Expired { Count = files.Count + 1, Bytes = files.Bytes + bytes };
        }

        return removed with { Files = files };
    }

    private Expired Jobs(IDbConnection connection) => Before(_keep.JobsDays) is not { } before ? Expired.None : connection.QuerySingle<Expired>(
        $"""
        SELECT COUNT(*) AS count, COALESCE(SUM(100 + LENGTH(title) + LENGTH(payload) + LENGTH(COALESCE(result, '')) + LENGTH(COALESCE(message, ''))), 0) AS bytes
        FROM jobs j WHERE {RemovableJob}
        """,
        new { before });

    private List<long> FailedRuns(IDbConnection connection) => Before(_keep.FailedRunsDays) is not { } before ? [] : connection.Query<long>(
        $"SELECT r.id FROM runs r WHERE r.status IN ('Failed', 'Killed') AND r.ended_at < @before AND {RemovableRun} ORDER BY r.id", new { before }).AsList();

    private List<long> FinishedRuns(IDbConnection connection)
    {
        var tooMany = _keep.RunsPerCategory > 0
            ? connection.Query<long>(
                $"""
                SELECT r.id FROM (
                  SELECT id, status, ROW_NUMBER() OVER (PARTITION BY dataset, model, category ORDER BY id DESC) AS place
                  FROM runs WHERE status = 'Finished'
                ) r WHERE r.place > @RunsPerCategory AND {RemovableRun}
                """,
                new { _keep.RunsPerCategory })
            : [];
        var tooOld = Before(_keep.RunsDays) is { } before
            ? connection.Query<long>($"SELECT r.id FROM runs r WHERE r.status = 'Finished' AND r.ended_at < @before AND {RemovableRun}", new { before })
            : [];
        return [.. tooMany.Union(tooOld).Order()];
    }

    /// <summary>Runs whose files are to go though they stay, and numbers of folders whose run is gone.</summary>
    private List<long> RunsWithFiles(IDbConnection connection, IReadOnlyCollection<long> otherwiseRemoved)
    {
        var folders = artifacts.Runs().Except(otherwiseRemoved).ToList();
        if (folders.Count == 0)
            return [];
        var last = connection.ExecuteScalar<long?>("SELECT MAX(id) FROM runs") ?? 0;
        var known = connection.Query<long>("SELECT id FROM runs").ToHashSet();
        var old = Before(_keep.ArtifactsDays) is { } before
            ? connection.Query<long>($"SELECT r.id FROM runs r WHERE r.ended_at < @before AND {RemovableRun}", new { before }).ToHashSet()
            : [];
        return [.. folders.Where(id => old.Contains(id) || (id < last && !known.Contains(id))).Order()];
    }

    private Expired Runs(IDbConnection connection, List<long> ids) => new()
    {
        Count = ids.Count,
        Bytes = ids.Chunk(MaxRunsAtOnce).Sum(chunk => connection.ExecuteScalar<long>(
            """
            SELECT (SELECT COUNT(*) FROM runs WHERE id IN @chunk) * 200
              + (SELECT COUNT(*) FROM measurements WHERE run_id IN @chunk) * 60 + (SELECT COUNT(*) FROM metrics WHERE run_id IN @chunk) * 50
              + (SELECT COALESCE(SUM(20 + LENGTH(name) + LENGTH(value)), 0) FROM params WHERE run_id IN @chunk)
              + (SELECT COALESCE(SUM(20 + LENGTH(name) + LENGTH(value)), 0) FROM tags WHERE run_id IN @chunk)
            """,
            new { chunk })) + ids.Sum(artifacts.Bytes),
    };

    private Expired Epochs(IDbConnection connection) => Before(_keep.EpochsDays) is not { } before ? Expired.None : connection.QuerySingle<Expired>(
        $"SELECT COUNT(*) AS count, COUNT(*) * 60 AS bytes {Thinnable}", new { before, ThinnedEpochs, run = (long?)null });

    private Expired Files(List<long> runs) => new() { Count = runs.Count, Bytes = runs.Sum(artifacts.Bytes) };

    private long RemoveJobs(CancellationToken cancellation)
    {
        if (Before(_keep.JobsDays) is not { } before)
            return 0;
        for (long all = 0; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var removed = database.Value.Write((connection, transaction) => connection.Execute(
                $"DELETE FROM jobs WHERE id IN (SELECT j.id FROM jobs j WHERE {RemovableJob} ORDER BY j.id LIMIT @MaxJobsAtOnce)",
                new { before, MaxJobsAtOnce },
                transaction));
            all += removed;
            if (removed < MaxJobsAtOnce)
                return all;
        }
    }

    private long RemoveRuns(List<long> ids, CancellationToken cancellation)
    {
        long all = 0;
        foreach (var chunk in ids.Chunk(MaxRunsAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            // Whether each may go is asked again within the transaction: a run may have been published since.
            var removed = database.Value.Write((connection, transaction) =>
            {
                var still = connection.Query<long>($"SELECT r.id FROM runs r WHERE r.id IN @chunk AND {RemovableRun}", new { chunk }, transaction).AsList();
                connection.Execute("UPDATE jobs SET run_id = NULL WHERE run_id IN @still", new { still }, transaction);
                connection.Execute("DELETE FROM runs WHERE id IN @still", new { still }, transaction);
                return still;
            });
            foreach (var id in removed)
                artifacts.Remove(id);
            all += removed.Count;
        }

        return all;
    }

    /// <summary>Removes the files of a run, unless it may not lose them any more: it may have been published since.</summary>
    /// <returns>Whether they were removed.</returns>
    private bool RemoveFiles(long id) => database.Value.Write((connection, transaction) =>
    {
        // Within a transaction that writes, so that nobody publishes the run at the same time.
        var isKept = connection.ExecuteScalar<long>(
            $"SELECT COUNT(*) FROM runs r WHERE r.id = @id AND NOT ({RemovableRun})", new { id }, transaction) > 0;
        if (!isKept)
            artifacts.Remove(id);
        return !isKept;
    });

    private long RemoveEpochs(CancellationToken cancellation)
    {
        if (Before(_keep.EpochsDays) is not { } before)
            return 0;
        IReadOnlyList<long> runs;
        using (var connection = database.Value.Open())
            runs = connection.Query<long>($"SELECT DISTINCT m.run_id {Thinnable}", new { before, ThinnedEpochs, run = (long?)null }).AsList();
        long all = 0;
        foreach (var id in runs)
        {
            cancellation.ThrowIfCancellationRequested();
            all += database.Value.Write((connection, transaction) =>
            {
                var steps = connection.Query<(string Name, int Step)>(
                    $"SELECT m.name, m.step {Thinnable}", new { before, ThinnedEpochs, run = id }, transaction).AsList();
                return connection.Execute(
                    "DELETE FROM measurements WHERE run_id = @id AND name = @Name AND step = @Step",
                    steps.Select(one => new { id, one.Name, one.Step }),
                    transaction);
            });
        }

        return all;
    }

    private DateTimeOffset? Before(int days) => days > 0 ? clock.GetUtcNow().AddDays(-days) : null;
}

/// <summary>What the retention settings remove.</summary>
public sealed record RetentionReport
{
    /// <summary>Jobs that ended.</summary>
    public required Expired Jobs { get; init; }

    /// <summary>Runs that failed or were cancelled, with everything measured in them and their files.</summary>
    public required Expired FailedRuns { get; init; }

    /// <summary>Runs that finished, with everything measured in them and their files.</summary>
    public required Expired FinishedRuns { get; init; }

    /// <summary>Values measured at single epochs of runs that stay.</summary>
    public required Expired Epochs { get; init; }

    /// <summary>Runs that stay without their files, and folders of files whose run is gone.</summary>
    public required Expired Files { get; init; }

    public long Count => Jobs.Count + FailedRuns.Count + FinishedRuns.Count + Epochs.Count + Files.Count;

    /// <summary>Exact for files, about for rows of the database.</summary>
    public long Bytes => Jobs.Bytes + FailedRuns.Bytes + FinishedRuns.Bytes + Epochs.Bytes + Files.Bytes;
}

/// <summary>How much of one kind has expired.</summary>
public sealed record Expired
{
    public static Expired None { get; } = new() { Count = 0, Bytes = 0 };

    public required long Count { get; init; }

    public required long Bytes { get; init; }
}
