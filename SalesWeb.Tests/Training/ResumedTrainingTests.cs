using SalesWeb.Datasets;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Tests.Training;

/// <summary>Trainings that the end of the program cuts short and that go on afterwards.</summary>
public sealed class ResumedTrainingTests : IDisposable
{
    private readonly SalesWebApp _app = new();
    private readonly List<TrainProgress> _heard = [];

    public ResumedTrainingTests() => _app.Import(SalesFiles.Daily(200, "Bread"));

    private RunQuery Runs => _app.Services.GetRequiredService<RunQuery>();

    private ArtifactStore Artifacts => _app.Services.GetRequiredService<ArtifactStore>();

    public void Dispose() => _app.Dispose();

    [Fact]
    public void It_goes_on_in_its_run_and_ends_with_the_same_weights_to_the_bit()
    {
        var runId = CutOff(afterEpoch: 2);
        Assert.True(File.Exists(Artifacts.Checkpoint(runId)));
        Assert.Equal(RunStatus.Failed, Runs.Find(runId)!.Status);

        var trained = GoOn(runId);

        Assert.Equal(runId, trained.RunId);
        Assert.Equal((RunStatus.Finished, null), (Runs.Find(runId)!.Status, Runs.Find(runId)!.Failure));
        Assert.Equal([1, 2, 3], Runs.History(runId, "val_loss").Select(measurement => measurement.Step));
        Assert.Equal([(0, 0), (2, 2), (3, 2)], _heard.Select(progress => (progress.Epoch, progress.ResumedAt)));
        Assert.Equal(File.ReadAllBytes(Weights(_app.Train("Bread"))), File.ReadAllBytes(Weights(trained)));
        Assert.False(File.Exists(Artifacts.Checkpoint(runId)));
    }

    [Fact]
    public void Cut_off_between_the_last_epoch_and_the_end_it_learns_nothing_again()
    {
        var runId = CutOff(afterEpoch: 3);

        Assert.Equal(runId, GoOn(runId).RunId);

        Assert.Equal([0, 3], _heard.Select(progress => progress.Epoch));
    }

    [Fact]
    public void A_damaged_checkpoint_is_told_of_and_it_begins_anew_with_the_same_end()
    {
        var runId = CutOff(afterEpoch: 2);
        File.WriteAllText(Artifacts.Checkpoint(runId), "damaged");

        var trained = GoOn(runId);

        Assert.Equal(runId, trained.RunId);
        Assert.Equal([0, 1, 2, 3], _heard.Select(progress => progress.Epoch));
        Assert.StartsWith("checkpoint.safetensors cannot be used", _heard[^1].BegunAnew, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Weights(_app.Train("Bread"))), File.ReadAllBytes(Weights(trained)));
    }

    [Fact]
    public void When_the_data_are_others_by_then_it_begins_anew_in_a_run_of_its_own()
    {
        var runId = CutOff(afterEpoch: 2);
        _app.Import(SalesFiles.Daily(201, "Bread"));

        var trained = GoOn(runId);

        Assert.NotEqual(runId, trained.RunId);
        Assert.Equal(RunStatus.Failed, Runs.Find(runId)!.Status);
        Assert.False(File.Exists(Artifacts.Checkpoint(runId)));
        Assert.Equal(_app.Services.GetRequiredService<DatasetStore>().Get(null).Sha256, Runs.Tags(trained.RunId)["dataset_version"]);
    }

    [Fact]
    public void One_that_someone_cancelled_leaves_nothing_to_go_on_from()
    {
        var runId = CutOff(afterEpoch: 2, isInterrupted: false);

        Assert.Equal(RunStatus.Killed, Runs.Find(runId)!.Status);
        Assert.False(File.Exists(Artifacts.Checkpoint(runId)));
    }

    /// <summary>Trains up to the end of an epoch, where the program ends or someone cancels.</summary>
    private long CutOff(int afterEpoch, bool isInterrupted = true)
    {
        using var cancel = new CancellationTokenSource();
        long runId = 0;
        Assert.Throws<OperationCanceledException>(() => Train(
            new Resumption { IsInterrupted = () => isInterrupted },
            progress =>
            {
                runId = progress.RunId;
                if (progress.Epoch == afterEpoch)
                    cancel.Cancel();
            },
            cancel.Token));
        return runId;
    }

    private TrainedCategory GoOn(long runId) =>
        Train(new Resumption { IsInterrupted = () => false, RunId = runId }, _heard.Add, TestContext.Current.CancellationToken);

    private TrainedCategory Train(Resumption resumption, Action<TrainProgress> onProgress, CancellationToken cancellation) =>
        _app.Services.GetRequiredService<CategoryTraining>().Train(new TrainRequest { Category = "Bread" }, onProgress, cancellation, resumption);

    private static string Weights(TrainedCategory trained) => trained.Artifacts.Single(path => path.EndsWith(".safetensors", StringComparison.Ordinal));
}
