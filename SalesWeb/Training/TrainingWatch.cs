using SalesWeb.Network;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>Notes every epoch of a training in its run, and tells who waits how long it may still take.</summary>
internal sealed class TrainingWatch(
    long runId, string category, int maxEpochs, RunStore runs, Action<TrainProgress> onProgress, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();
    private int _resumedAt;
    private string? _begunAnew;

    public void Begin() => Tell(epoch: 0, double.NaN, double.NaN, TimeSpan.Zero, remaining: null);

    /// <summary>The first <paramref name="epochs"/> epochs were complete before the program ended, and need not be trained again.</summary>
    public void Resume(int epochs)
    {
        _resumedAt = epochs;
        Tell(epochs, double.NaN, double.NaN, TimeSpan.Zero, remaining: null);
    }

    /// <summary>What was complete before the program ended cannot be gone on from.</summary>
    public void BeginAnew(string why) => _begunAnew = why;

    public void Note(EpochLoss loss)
    {
        runs.Measure(runId, loss.Epoch, new Dictionary<string, double>
        {
            ["train_loss"] = loss.TrainingLoss,
            ["val_loss"] = loss.ValidationLoss,
        });
        var elapsed = clock.GetElapsedTime(_began);
        var remaining = elapsed / (loss.Epoch - _resumedAt) * (maxEpochs - loss.Epoch);
        Tell(loss.Epoch, loss.TrainingLoss, loss.ValidationLoss, elapsed, remaining);
    }

    private void Tell(int epoch, double trainLoss, double validationLoss, TimeSpan elapsed, TimeSpan? remaining) =>
        onProgress(new TrainProgress(runId, category, epoch, maxEpochs, trainLoss, validationLoss, elapsed, remaining)
        {
            ResumedAt = _resumedAt,
            BegunAnew = _begunAnew,
        });
}
