using SalesWeb.Forecasting.Networks;
using SalesWeb.Network;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>
/// Notes every epoch of a training in its run, and tells who waits how long it may still take.
/// <code>
///   train_loss      val_loss      the first network that is judged
///   train_loss_2    val_loss_2    the second, and so on
///   refit_loss      refit_loss_2  those that learn from all periods
/// </code>
/// </summary>
internal sealed class TrainingWatch(long runId, string category, RunStore runs, Action<TrainProgress> onProgress, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();
    private FitStage? _stage;
    private double _resumedFraction;
    private int _resumedAt;
    private string? _begunAnew;

    public FitListener Listener => new(OnStage, Note);

    public void Begin() => Tell(epoch: 0, double.NaN, double.NaN, TimeSpan.Zero, remaining: null);

    /// <summary>The first <paramref name="epochs"/> epochs of a network were complete before the program ended, and need not be trained again.</summary>
    public void Resume(int epochs)
    {
        _resumedAt = epochs;
        _resumedFraction = _stage!.FractionAt(epochs);
        Tell(epochs, double.NaN, double.NaN, TimeSpan.Zero, remaining: null);
    }

    /// <summary>What was complete before the program ended cannot be gone on from.</summary>
    public void BeginAnew(string why) => _begunAnew = why;

    private void OnStage(FitStage stage)
    {
        _stage = stage;
        _resumedAt = 0;
    }

    private void Note(EpochLoss loss)
    {
        var stage = _stage!;
        var suffix = stage.Network > 1 ? $"_{stage.Network}" : "";
        runs.Measure(runId, loss.Epoch, stage.IsRefit
            ? new Dictionary<string, double> { [$"refit_loss{suffix}"] = loss.TrainingLoss }
            : new Dictionary<string, double> { [$"train_loss{suffix}"] = loss.TrainingLoss, [$"val_loss{suffix}"] = loss.ValidationLoss });

        var elapsed = clock.GetElapsedTime(_began);
        var done = stage.FractionAt(loss.Epoch);
        var remaining = elapsed / (done - _resumedFraction) * (1 - done);
        Tell(loss.Epoch, loss.TrainingLoss, stage.IsRefit ? double.NaN : loss.ValidationLoss, elapsed, remaining);
    }

    private void Tell(int epoch, double trainLoss, double validationLoss, TimeSpan elapsed, TimeSpan? remaining) =>
        onProgress(new TrainProgress(runId, category, _stage, epoch, trainLoss, validationLoss, elapsed, remaining)
        {
            ResumedAt = _resumedAt,
            BegunAnew = _begunAnew,
        });
}
