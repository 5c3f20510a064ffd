using Dapper;
using SalesWeb.Pages.Runs;
using SalesWeb.Tests.Tracking;
using SalesWeb.Tracking;

namespace SalesWeb.Tests.Pages;

/// <summary>Curves that are followed, over a real database.</summary>
public sealed class LossCurvesTests : IDisposable
{
    private readonly TrackingFolder _folder = new();
    private readonly RunStore _store;
    private readonly LossCurves _curves;
    private readonly long _runId;

    public LossCurvesTests()
    {
        _store = new RunStore(_folder.Database, TimeProvider.System);
        _curves = new LossCurves(new RunQuery(_folder.Database));
        _runId = _store.Start(new RunStart { Experiment = "sales-forecast", Name = "CNNLSTM-Bread" });
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    public void After_an_event_only_the_first_the_last_and_the_new_epochs_are_read(int epochs)
    {
        InsertEpochs(epochs);
        Assert.Equal(epochs, _curves.Of(_runId).Points.Count);
        // What changes here without a new time of measurement shows whether an old epoch is read again.
        Execute("UPDATE measurements SET value = 999 WHERE step > 1 AND step < @epochs", new { epochs });

        Measure(epochs + 1, 0.25);
        var curve = _curves.Of(_runId);

        Assert.Equal(Enumerable.Range(1, epochs + 1), curve.Points.Select(point => point.Epoch));
        Assert.Equal(0.25, curve.Last!.Validation);
        Assert.DoesNotContain(curve.Points, point => point.Validation == 999);
    }

    [Fact]
    public void A_training_that_begins_again_in_its_run_shows_its_new_epochs()
    {
        InsertEpochs(100);
        _ = _curves.Of(_runId);

        Measure(1, 0.75);

        Assert.Equal(0.75, _curves.Of(_runId).Points[0].Validation);
    }

    [Fact]
    public void A_last_epoch_whose_second_loss_comes_later_is_completed()
    {
        _store.Measure(_runId, 1, new Dictionary<string, double> { ["train_loss"] = 0.5 });
        Assert.Equal([new LossPoint(1, 0.5, null)], _curves.Of(_runId).Points);

        _store.Measure(_runId, 1, new Dictionary<string, double> { ["val_loss"] = 0.75 });

        Assert.Equal([new LossPoint(1, 0.5, 0.75)], _curves.Of(_runId).Points);
    }

    [Fact]
    public void More_runs_than_are_kept_are_all_shown()
    {
        var ids = Enumerable.Range(0, 100).Select(_ => _store.Start(new RunStart { Experiment = "sales-forecast", Name = "one" })).ToList();
        foreach (var id in ids)
            _store.Measure(id, 1, new Dictionary<string, double> { ["val_loss"] = id });

        Assert.Equal(ids.Concat(ids), ids.Concat(ids).Select(id => (long)_curves.Of(id).Last!.Validation!.Value));
    }

    private void InsertEpochs(int epochs) => Execute(
        """
        WITH RECURSIVE steps (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM steps WHERE n < @epochs)
        INSERT INTO measurements (run_id, name, step, value, measured_at)
        SELECT @_runId, name, n, 1.0 / n, n FROM steps, (SELECT 'train_loss' AS name UNION ALL SELECT 'val_loss')
        """,
        new { epochs, _runId });

    private void Measure(int epoch, double loss) =>
        _store.Measure(_runId, epoch, new Dictionary<string, double> { ["train_loss"] = loss, ["val_loss"] = loss });

    private void Execute(string sql, object values)
    {
        using var connection = _folder.Database.Value.Open();
        connection.Execute(sql, values);
    }
}
