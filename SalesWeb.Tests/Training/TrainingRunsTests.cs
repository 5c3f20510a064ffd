using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using SalesWeb.Tests.Tracking;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Tests.Training;

public sealed class TrainingRunsTests : IDisposable
{
    private static readonly RunStart Start = new() { Experiment = "sales-forecast", Name = "CNNLSTM-Bread" };

    private readonly TrackingFolder _folder = new();
    private readonly RunStore _store;
    private readonly TrainingRuns _runs;

    public TrainingRunsTests()
    {
        _store = new RunStore(_folder.Database, TimeProvider.System);
        _runs = new TrainingRuns(_store, new ArtifactStore(_folder["artifacts"]), NullLogger<TrainingRuns>.Instance);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_error_after_the_run_has_finished_is_thrown_as_it_is_and_the_run_stays_finished()
    {
        var problem = Assert.Throws<UserErrorException>(() => _runs.Keep<int>(Start, resumption: null, (runId, _) =>
        {
            _store.Finish(runId);
            throw new UserErrorException("The disk is full.", "Free some space.");
        }));

        Assert.Equal("The disk is full.", problem.Message);
        var run = new RunQuery(_folder.Database).Find(1)!;
        Assert.Equal((RunStatus.Finished, null), (run.Status, run.Failure));
    }

    [Fact]
    public void An_end_that_cannot_be_recorded_does_not_hide_that_the_training_was_interrupted()
    {
        var resumption = new Resumption { IsInterrupted = () => true };

        Assert.Throws<OperationCanceledException>(() => _runs.Keep<int>(Start, resumption, (_, _) =>
        {
            using var connection = _folder.Database.Value.Open();
            connection.Execute("ALTER TABLE runs RENAME TO unreadable");
            throw new OperationCanceledException();
        }));
    }
}
