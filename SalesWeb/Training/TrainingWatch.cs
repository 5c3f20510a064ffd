using SalesWeb.Network;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>Notes every epoch of a training in its run, and tells who waits how long it may still take.</summary>
internal sealed class TrainingWatch(
    long runId, string category, int maxEpochs, RunStore runs, Action<TrainProgress> onProgress, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();

    public void Begin() => onProgress(new TrainProgress(runId, category, 0, maxEpochs, double.NaN, double.NaN, TimeSpan.Zero, Remaining: null));

    public void Note(EpochLoss loss)
    {
        runs.Measure(runId, loss.Epoch, new Dictionary<string, double>
        {
            ["train_loss"] = loss.TrainingLoss,
            ["val_loss"] = loss.ValidationLoss,
        });
        var elapsed = clock.GetElapsedTime(_began);
        var remaining = elapsed / loss.Epoch * (maxEpochs - loss.Epoch);
        onProgress(new TrainProgress(runId, category, loss.Epoch, maxEpochs, loss.TrainingLoss, loss.ValidationLoss, elapsed, remaining));
    }
}
