using Dapper;
using SalesWeb.Jobs;
using SalesWeb.Settings;
using SalesWeb.Tracking;

namespace SalesWeb.Tests.Tracking;

/// <summary>What expires and what never does, over a real database and real files.</summary>
public sealed class RetentionTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TrackingFolder _folder = new();
    private readonly ArtifactStore _artifacts;
    private readonly JobStore _jobs;

    public RetentionTests()
    {
        _artifacts = new ArtifactStore(_folder["artifacts"]);
        _jobs = new JobStore(_folder.Database, new JobFeed(), TimeProvider.System);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void With_the_defaults_finished_runs_and_their_files_are_kept_for_ever()
    {
        var (old, _) = (Run("Finished", daysAgo: 3_000), Run("Finished", daysAgo: 1));
        WriteFile(old, 1_000);

        Retention(new RetentionSettings()).Remove(CancellationToken.None);

        Assert.Equal((2, 1_000), (Count("runs"), _artifacts.Bytes(old)));
    }

    [Fact]
    public void A_preview_counts_rows_and_bytes_and_changes_nothing()
    {
        var failed = Run("Failed", daysAgo: 10);
        WriteFile(failed, 12_345);
        Job("Finished", daysAgo: 10);
        Run("Finished", daysAgo: 1);
        _jobs.Enqueue("train", "newest", "{}");

        var report = Retention(new RetentionSettings { JobsDays = 9, FailedRunsDays = 9 }).Preview();

        Assert.Equal((1, 1, 0, 0, 0), (report.Jobs.Count, report.FailedRuns.Count, report.FinishedRuns.Count, report.Epochs.Count, report.Files.Count));
        Assert.InRange(report.FailedRuns.Bytes, 12_345, 13_345);
        Assert.Equal((2, 2), (Count("runs"), Count("jobs")));
        Assert.Equal(12_345, _artifacts.Bytes(failed));
    }

    [Fact]
    public void A_removal_removes_what_the_preview_counted_with_files_and_leaves_no_link()
    {
        var failed = Run("Failed", daysAgo: 10);
        WriteFile(failed, 10);
        Execute("INSERT INTO measurements (run_id, name, step, value, measured_at) VALUES (@failed, 'loss', 1, 1, 0)", new { failed });
        var recent = Job("Finished", daysAgo: 1, runId: failed);
        var old = Job("Failed", daysAgo: 10);
        Run("Finished", daysAgo: 1);
        _jobs.Enqueue("train", "newest", "{}");
        var retention = Retention(new RetentionSettings { JobsDays = 9, FailedRunsDays = 9 });
        var preview = retention.Preview();

        var removed = retention.Remove(CancellationToken.None);

        Assert.Equal(preview, removed);
        Assert.Equal((1, 0, 0), (Count("runs"), Count("measurements"), _artifacts.Bytes(failed)));
        Assert.Null(_jobs.Get(recent).RunId);
        Assert.Null(_jobs.Find(old));
        Assert.Equal(0, retention.Preview().Count);
    }

    [Fact]
    public void Nothing_in_use_expires()
    {
        var published = Run("Finished", daysAgo: 100);
        var champion = Run("Finished", daysAgo: 100, model: "Backtest");
        var running = Run("Running", daysAgo: 100);
        var resumable = Run("Failed", daysAgo: 100);
        var toClean = Run("Failed", daysAgo: 100);
        var newestOfItsKind = Run("Finished", daysAgo: 100, category: "Cakes");
        long[] kept = [published, champion, running, resumable, toClean, newestOfItsKind];
        foreach (var id in kept)
            WriteFile(id, 10);
        Execute("INSERT INTO published_models (dataset, category, run_id, published_at) VALUES ('shop', 'Bread', @published, 0)", new { published });
        Execute(
            "INSERT INTO champions (dataset, category, model, run_id, standing, by_rule, promoted_at) VALUES ('shop', 'Bread', 'AutoETS', @champion, '{}', 1, 0)",
            new { champion });
        var queued = Job("Queued", daysAgo: null, runId: resumable);
        var unclean = Job("Failed", daysAgo: 100, runId: toClean);
        Execute("UPDATE jobs SET needs_cleanup = 1 WHERE id = @unclean", new { unclean });
        Run("Finished", daysAgo: 1, model: "Backtest");
        Run("Finished", daysAgo: 1);
        _jobs.Enqueue("train", "newest", "{}");

        var removed = Retention(Strict).Remove(CancellationToken.None);

        Assert.Equal(0, removed.Count);
        Assert.All(kept, id => Assert.Equal(10, _artifacts.Bytes(id)));
        Assert.NotNull(_jobs.Find(queued));
        Assert.NotNull(_jobs.Find(unclean));
    }

    [Fact]
    public void Of_each_model_and_category_the_newest_runs_are_kept()
    {
        var bread = Enumerable.Range(0, 5).Select(n => Run("Finished", daysAgo: 50 - n)).ToList();
        var cakes = Enumerable.Range(0, 2).Select(n => Run("Finished", daysAgo: 50 - n, category: "Cakes")).ToList();

        var removed = Retention(new RetentionSettings { RunsPerCategory = 2 }).Remove(CancellationToken.None);

        Assert.Equal(3, removed.FinishedRuns.Count);
        Assert.Equal(bread.Skip(3).Concat(cakes), Ids("runs"));
    }

    [Fact]
    public void A_number_is_not_given_twice()
    {
        var runs = Enumerable.Range(0, 3).Select(_ => Run("Failed", daysAgo: 50)).ToList();
        var jobs = Enumerable.Range(0, 3).Select(_ => Job("Failed", daysAgo: 50)).ToList();

        Retention(Strict).Remove(CancellationToken.None);

        Assert.Equal([runs[^1]], Ids("runs"));
        Assert.Equal([jobs[^1]], Ids("jobs"));
        Assert.Equal((runs[^1] + 1, jobs[^1] + 1), (Run("Failed", daysAgo: 1), Job("Failed", daysAgo: 1)));
    }

    [Fact]
    public void A_job_of_an_uploaded_file_that_waits_is_kept()
    {
        var inspected = Job("Finished", daysAgo: 50);
        Execute(
            """
            INSERT INTO staged_files (path, file_name, bytes, dataset, mode, choices, evident, fingerprint, is_fix_up, state, inspect_job_id, created_at)
            VALUES ('', 'a.csv', 1, '', 'Replace', '{}', '{}', '', 0, 'Waiting', @inspected, 0)
            """,
            new { inspected });
        _jobs.Enqueue("train", "newest", "{}");

        Assert.Equal(0, Retention(Strict).Remove(CancellationToken.None).Jobs.Count);
        Assert.NotNull(_jobs.Find(inspected));
    }

    [Fact]
    public void Old_curves_keep_their_first_last_and_best_epochs_and_about_two_hundred_others()
    {
        var old = Run("Finished", daysAgo: 50);
        var recent = Run("Finished", daysAgo: 1);
        foreach (var id in new[] { old, recent })
        {
            Execute(
                """
                WITH RECURSIVE steps (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM steps WHERE n < 1001)
                INSERT INTO measurements (run_id, name, step, value, measured_at)
                SELECT @id, name, n, CASE n WHEN 333 THEN 0.1 ELSE 1.0 END, n FROM steps, (SELECT 'train_loss' AS name UNION ALL SELECT 'val_loss')
                """,
                new { id });
        }

        var retention = Retention(new RetentionSettings { EpochsDays = 9 });
        var preview = retention.Preview();
        var removed = retention.Remove(CancellationToken.None);

        // 1001 epochs, every fifth of which stays: 200, with 1, 333 and 1001 besides.
        var steps = Steps(old, "val_loss");
        Assert.Equal(203, steps.Count);
        Assert.Superset(new HashSet<int> { 1, 333, 1_000, 1_001 }, steps.ToHashSet());
        Assert.Equal(steps, Steps(old, "train_loss"));
        Assert.Equal(2 * (1_001 - 203), removed.Epochs.Count);
        Assert.Equal(preview, removed);
        Assert.Equal(1_001, Steps(recent, "val_loss").Count);
        Assert.Equal(0, retention.Preview().Count);
    }

    [Fact]
    public void Old_files_go_while_their_run_stays_and_so_do_folders_without_a_run()
    {
        var (old, orphan) = (Run("Finished", daysAgo: 50), Run("Failed", daysAgo: 50));
        var newest = Run("Finished", daysAgo: 1);
        foreach (var id in new[] { old, orphan, newest })
            WriteFile(id, 100);
        Execute("DELETE FROM runs WHERE id = @orphan", new { orphan });

        var retention = Retention(new RetentionSettings { ArtifactsDays = 9 });
        Assert.Equal(new Expired { Count = 2, Bytes = 200 }, retention.Preview().Files);
        retention.Remove(CancellationToken.None);

        Assert.Equal((0, 0, 100), (_artifacts.Bytes(old), _artifacts.Bytes(orphan), _artifacts.Bytes(newest)));
        Assert.Equal([old, newest], Ids("runs"));
    }

    [Fact]
    public void Thousands_of_jobs_and_runs_go_in_many_small_transactions()
    {
        Run("Finished", daysAgo: 50);
        Execute(
            """
            WITH RECURSIVE numbers (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5001)
            INSERT INTO runs (id, experiment_id, name, status, owner, started_at, ended_at)
            SELECT n, (SELECT MIN(id) FROM experiments), 'many', 'Failed', '', 0, 0 FROM numbers;
            INSERT INTO jobs (kind, title, payload, status, created_at, ended_at) SELECT 'train', 'many', '{}', 'Failed', 0, 0 FROM runs;
            """);

        var removed = Retention(Strict).Remove(CancellationToken.None);

        Assert.Equal((4_999, 5_000), (removed.FailedRuns.Count, removed.Jobs.Count));
    }

    private static RetentionSettings Strict { get; } = new()
    {
        JobsDays = 9,
        FailedRunsDays = 9,
        RunsDays = 9,
        RunsPerCategory = 1,
        EpochsDays = 9,
        ArtifactsDays = 9,
    };

    private Retention Retention(RetentionSettings settings) =>
        new(_folder.Database, _artifacts, new SalesWebSettings { Retention = settings }, new SetClock(Now));

    private long Run(string status, int daysAgo, string category = "Bread", string model = "CNNLSTM")
    {
        var id = new RunStore(_folder.Database, TimeProvider.System).Start(
            new RunStart { Experiment = "first", Name = "one", Dataset = "shop", Category = category, Model = model });
        Execute(
            "UPDATE runs SET status = @status, ended_at = @endedAt WHERE id = @id",
            new { id, status, endedAt = status == "Running" ? (DateTimeOffset?)null : Now.AddDays(-daysAgo) });
        return id;
    }

    private long Job(string status, int? daysAgo, long? runId = null)
    {
        var id = _jobs.Enqueue("train", "Bread", "{}").Id;
        Execute(
            "UPDATE jobs SET status = @status, ended_at = @endedAt, run_id = @runId WHERE id = @id",
            new { id, status, runId, endedAt = daysAgo is { } days ? Now.AddDays(-days) : (DateTimeOffset?)null });
        return id;
    }

    private void WriteFile(long runId, int bytes) => File.WriteAllBytes(Path.Combine(_artifacts.Folder(runId), "weights.bin"), new byte[bytes]);

    private int Count(string table) => Ids(table, "rowid").Count;

    private List<long> Ids(string table, string column = "id")
    {
        using var connection = _folder.Database.Value.Open();
        return connection.Query<long>($"SELECT {column} FROM {table} ORDER BY {column}").AsList();
    }

    private List<int> Steps(long runId, string name) =>
        [.. new RunQuery(_folder.Database).History(runId, name).Select(measurement => measurement.Step)];

    private void Execute(string sql, object? values = null)
    {
        using var connection = _folder.Database.Value.Open();
        connection.Execute(sql, values);
    }
}
