using Dapper;
using SalesWeb.Tracking;

namespace SalesWeb.Tests.Tracking;

public sealed class RunStoreTests : IDisposable
{
    private readonly TrackingFolder _folder = new();
    private readonly RunStore _runs;
    private readonly RunQuery _query;

    public RunStoreTests()
    {
        _runs = new RunStore(_folder.Database, TimeProvider.System);
        _query = new RunQuery(_folder.Database);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_begins_with_what_is_known_of_it()
    {
        var id = Start("Beauty", tags: new() { ["seed"] = "42" }, parameters: new() { ["window"] = "14" });

        var run = _query.Find(id)!;
        Assert.Equal(("CNNLSTM-Beauty", RunStatus.Running, "sales-forecast", "Beauty"), (run.Name, run.Status, run.Experiment, run.Category));
        Assert.Equal("14", _query.Params(id)["window"]);
        Assert.Equal("42", _query.Tags(id)["seed"]);
        Assert.Null(run.EndedAt);
    }

    [Fact]
    public void A_run_ends_only_once()
    {
        var id = Start("a");
        _runs.Finish(id);
        var endedAt = _query.Find(id)!.EndedAt;

        Assert.False(_runs.Kill(id));
        Assert.False(_runs.Fail(id, "too late"));
        Assert.Throws<InvalidOperationException>(() => _runs.Finish(id));
        var run = _query.Find(id)!;
        Assert.Equal((RunStatus.Finished, null, endedAt), (run.Status, run.Failure, run.EndedAt));
    }

    [Fact]
    public void A_killed_run_keeps_what_was_measured()
    {
        var id = Start("a");
        Measure(id, step: 1, ("val_loss", 0.5));

        _runs.Kill(id);

        Assert.Equal(0.5, Assert.Single(_query.History(id)).Value);
    }

    [Fact]
    public void The_last_value_of_a_metric_is_its_value_and_all_are_its_history()
    {
        var id = Start("a");
        Measure(id, step: 1, ("val_loss", 0.5));
        Measure(id, step: 2, ("val_loss", 0.4));

        Assert.Equal(0.4, _query.Metrics(id)["val_loss"]);
        Assert.Equal([0.5, 0.4], _query.History(id, "val_loss").Select(measurement => measurement.Value));
    }

    [Fact]
    public void What_is_not_a_number_is_kept_as_such_and_is_no_metric()
    {
        var id = Start("a");
        Measure(id, step: 1, ("val_loss", double.NaN), ("train_loss", double.PositiveInfinity));

        Assert.Empty(_query.Metrics(id));
        Assert.All(_query.History(id), measurement => Assert.True(double.IsNaN(measurement.Value)));
    }

    [Fact]
    public void Runs_are_sorted_by_a_metric_with_those_that_lack_it_last()
    {
        var (worse, none, better) = (Start("a"), Start("b"), Start("c"));
        Measure(worse, step: 0, ("wape", 0.3));
        Measure(better, step: 0, ("wape", 0.1));

        var up = _query.List(new RunFilter { Sort = "wape", Descending = false }).Select(row => row.Run.Id);
        var down = _query.List(new RunFilter { Sort = "wape", Descending = true }).Select(row => row.Run.Id);

        Assert.Equal([better, worse, none], up);
        Assert.Equal([worse, better, none], down);
    }

    [Fact]
    public void More_runs_than_a_statement_can_name_are_listed_with_their_metrics()
    {
        const int Many = 33_000;
        var first = Start("a");
        using (var connection = _folder.Database.Value.Open())
        {
            connection.Execute(
                """
                WITH RECURSIVE numbers (n) AS (SELECT @first + 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @first + @Many - 1)
                INSERT INTO runs (id, experiment_id, name, status, owner, started_at)
                SELECT n, (SELECT experiment_id FROM runs WHERE id = @first), 'many', 'Finished', '', n FROM numbers;
                INSERT INTO metrics (run_id, name, step, value) SELECT id, 'wape', 0, id FROM runs;
                """,
                new { first, Many });
        }

        var rows = _query.List(new RunFilter { Limit = int.MaxValue });

        Assert.Equal(Many, rows.Count);
        Assert.All(rows, row => Assert.Equal(row.Run.Id, row.Metrics["wape"]));
    }

    [Fact]
    public void A_sort_that_is_an_attack_is_only_a_metric_nobody_has()
    {
        Start("a");

        Assert.Single(_query.List(new RunFilter { Sort = "1; DROP TABLE runs" }));
        Assert.Equal(1, _query.Count(new RunFilter()));
    }

    [Fact]
    public void Runs_are_filtered_and_paged()
    {
        var ids = Enumerable.Range(0, 5).Select(i => Start(i % 2 == 0 ? "even" : "odd")).ToList();
        _runs.Fail(ids[0], "why");

        Assert.Equal(3, _query.Count(new RunFilter { Category = "even" }));
        Assert.Equal([ids[0]], _query.List(new RunFilter { Status = RunStatus.Failed }).Select(row => row.Run.Id));
        Assert.Equal([ids[2], ids[1]], _query.List(new RunFilter { Limit = 2, Offset = 2 }).Select(row => row.Run.Id));
    }

    [Fact]
    public void A_run_whose_process_died_fails_and_one_of_the_living_goes_on()
    {
        var (mine, dead) = (Start("a"), Start("b"));
        using (var connection = _folder.Database.Value.Open())
            connection.Execute("UPDATE runs SET owner = 'elsewhere/1/20200101000000' WHERE id = @dead", new { dead });

        Assert.Equal(1, _runs.FailAbandoned("interrupted"));

        Assert.Equal(RunStatus.Running, _query.Find(mine)!.Status);
        Assert.Equal((RunStatus.Failed, "interrupted"), (_query.Find(dead)!.Status, _query.Find(dead)!.Failure));
    }

    [Fact]
    public void An_interrupted_run_goes_on_under_the_params_and_tags_that_it_was_begun_with()
    {
        var start = Describe("a", new() { ["seed"] = "42" }, new() { ["window"] = "14" });
        var id = _runs.Start(start);
        _runs.Fail(id, "Interrupted");

        Assert.False(_runs.Resume(id, start with { Params = new Dictionary<string, string> { ["window"] = "28" } }));
        Assert.False(_runs.Resume(id, start with { Tags = new Dictionary<string, string>() }));
        Assert.Equal(RunStatus.Failed, _query.Find(id)!.Status);

        Assert.True(_runs.Resume(id, start));
        var run = _query.Find(id)!;
        Assert.Equal((RunStatus.Running, null, null), (run.Status, run.Failure, run.EndedAt));
        Assert.Equal(0, _runs.FailAbandoned("its process lives"));
    }

    [Fact]
    public void A_run_that_was_finished_or_cancelled_does_not_go_on()
    {
        var (finished, killed) = (Start("a"), Start("a"));
        _runs.Finish(finished);
        _runs.Kill(killed);

        Assert.False(_runs.Resume(finished, Describe("a")));
        Assert.False(_runs.Resume(killed, Describe("a")));
        Assert.False(_runs.Resume(99, Describe("a")));
    }

    [Fact]
    public void Publishing_ends_the_run_and_lets_it_answer()
    {
        var models = new ModelStore(_folder.Database, TimeProvider.System);
        var (first, second) = (Start("a"), Start("a"));

        models.FinishAndPublish(first, "shop", "a");
        models.FinishAndPublish(second, "shop", "a");

        Assert.Equal(second, models.Find("shop", "a")!.RunId);
        Assert.Null(models.Find("other", "a"));
        Assert.Throws<InvalidOperationException>(() => models.FinishAndPublish(first, "shop", "a"));
        Assert.Equal(second, models.Find("shop", "a")!.RunId);
    }

    private long Start(string category, Dictionary<string, string>? tags = null, Dictionary<string, string>? parameters = null) =>
        _runs.Start(Describe(category, tags, parameters));

    private static RunStart Describe(string category, Dictionary<string, string>? tags = null, Dictionary<string, string>? parameters = null) => new()
    {
        Experiment = "sales-forecast",
        Name = $"CNNLSTM-{category}",
        Category = category,
        Tags = tags ?? [],
        Params = parameters ?? [],
    };

    private void Measure(long id, int step, params (string Key, double Value)[] values) =>
        _runs.Measure(id, step, values.ToDictionary(value => value.Key, value => value.Value));
}
